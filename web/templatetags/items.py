"""A question in templates: its field, its answer, its mark, and the values that its cases gave."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from web import code_listing, reading

register = template.Library()

FIELDS = {"multiple": "choice", "text": "number"}


@register.filter
def field_template(kind: str) -> str:
    """The template that asks for an answer of a kind."""
    return f"player/fields/{FIELDS.get(kind, kind)}.html"


@register.filter
def answer_lines(item: Mapping[str, Any]) -> list[SafeString]:
    return reading.answered(item)


@register.filter
def right_lines(item: Mapping[str, Any]) -> list[SafeString]:
    return reading.right(item)


@register.filter
def mark_of(item: Mapping[str, Any]) -> str:
    return reading.mark(item)


@register.filter
def array_lines(array: Mapping[str, Any]) -> list[tuple[int, Sequence[Mapping[str, Any]]]]:
    """(index, cells) of each row of an array as grader.showing writes it."""
    return list(zip(array["rows"], array["cells"], strict=True))


@register.filter
def table_lines(table: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], list[tuple[str, str]]]]:
    """Each row of a table as grader.tables writes it, and its cells as (classes, text)."""
    sides = ["number" if column["number"] else "" for column in table["columns"]]
    return [
        (
            row,
            [(f"{cell['kind']} {side}".strip(), cell["text"]) for cell, side in zip(row["cells"], sides, strict=True)],
        )
        for row in table["rows"]
    ]


RUNTIMES = {
    "numpy": "Python with numpy · no network",
    "torch": "Python with torch · no network",
    "sql": "SQLite · one query, which only reads",
}


@register.filter
def runtime_words(runtime: str) -> str:
    return RUNTIMES.get(runtime, runtime)


@register.filter
def language(runtime: str) -> str:
    """What the editor highlights, and completes."""
    return "sql" if runtime == "sql" else "python"


@register.filter
def source_name(runtime: str) -> str:
    return "solution.sql" if runtime == "sql" else "solution.py"


@register.filter
def sql(script: str) -> SafeString:
    """A script in the five inks."""
    return mark_safe("\n".join(code_listing.lines(script, "sql")))  # each line is safe


@register.filter
def table_names(cases: Sequence[Mapping[str, Any]]) -> str:
    """{table: [column]} of the first visible case, as JSON, for the editor to complete; empty where there are none."""
    tables = cases[0].get("tables", []) if cases else []
    names = {row["name"]: [column["text"] for column in row["table"]["columns"]] for row in tables}
    return json.dumps(names) if names else ""
