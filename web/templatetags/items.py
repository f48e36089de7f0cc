"""A question in templates: its field, its answer, its mark, and the values that its cases gave."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from web import reading

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


RUNTIMES = {"numpy": "Python with numpy · no network", "torch": "Python with torch · no network", "sql": "SQLite"}


@register.filter
def runtime_words(runtime: str) -> str:
    return RUNTIMES.get(runtime, runtime)
