"""Tables as people read them: cells as SQL writes them, at most twelve rows, those marked that differ."""

from collections.abc import Collection, Mapping
from typing import Any

from grader.checkers.rows import difference
from grader.checkers.tables import Table

MOST_ROWS = 12
# So many rows stand before the first one that differs.
BEFORE = 5
LONGEST_CELL = 200
LONGEST_NAME = 80

Shown = dict[str, Any]


def shown(
    table: Table,
    *,
    total: int | None = None,
    differing: Collection[int] = (),
    names: Collection[int] = (),
    ordered: bool = False,
) -> Shown:
    """{text, table: {columns, rows, total, differing, ordered}}; the table may be the first part of `total` rows.

    `differing` are the places of rows that differ, `names` those of columns; the first such row is in view.
    """
    first = _first(len(table.rows), min(differing, default=0))
    rows: list[Shown] = [
        {
            "number": place + 1,
            "cells": [_cell(cell) for cell in table.rows[place]],
            "differs": place in differing,
            "first": place == min(differing, default=-1),
        }
        for place in range(first, min(first + MOST_ROWS, len(table.rows)))
    ]
    columns = [
        {
            "text": _cut(name, LONGEST_NAME),
            "differs": place in names,
            "first": place == min(names, default=-1),
            "number": bool(rows) and all(row["cells"][place]["kind"] in {"number", "null"} for row in rows),
        }
        for place, name in enumerate(table.columns or [])
    ]
    count = len(table.rows) if total is None else total
    grid = {"columns": columns, "rows": rows, "total": count, "differing": len(differing), "ordered": ordered}
    return {"text": as_text(grid), "table": grid}


def compared(expected: Table, got: Table, checker: Mapping[str, Any]) -> tuple[Shown, Shown]:
    """Both tables, with the rows that have no equal in the other; where columns differ, only those."""
    wanted, came = expected.columns or [], got.columns or []
    if len(wanted) != len(came):
        return shown(expected), shown(got)
    pairs = enumerate(zip(wanted, came, strict=True))
    names = [place for place, (one, other) in pairs if checker.get("columns") and one.casefold() != other.casefold()]
    if names:
        return shown(expected, names=names), shown(got, names=names)
    options = {name: value for name, value in checker.items() if name in {"ordered", "rtol", "atol"}}
    found = difference(got, expected, **options)
    ordered = bool(checker.get("ordered"))
    sides = ((expected, found.missing), (got, found.extra))
    one, other = (shown(table, differing=set(places), ordered=ordered) for table, places in sides)
    return one, other


def as_text(grid: Mapping[str, Any]) -> str:
    """The same in plain characters, for whoever has no table to put it in."""
    head = [column["text"] for column in grid["columns"]]
    lines = [head, *([cell["text"] for cell in row["cells"]] for row in grid["rows"])]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    told = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    told.insert(1, "-+-".join("-" * width for width in widths))
    if len(grid["rows"]) < grid["total"]:
        told.append(f"{len(grid['rows'])} of {grid['total']} rows")
    return "\n".join(told)


def literal(value: Any) -> str:
    """A cell as SQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return {"inf": "9e999", "-inf": "-9e999", "nan": "NULL"}.get(repr(value), repr(value))


def _first(rows: int, wanted: int) -> int:
    return max(0, min(wanted - BEFORE, rows - MOST_ROWS))


def _cell(value: Any) -> dict[str, str]:
    match value:
        case None:
            return {"kind": "null", "text": "NULL"}
        case "":
            return {"kind": "empty", "text": "''"}
        case str():
            return {"kind": "text", "text": _cut(value, LONGEST_CELL)}
        case bytes():
            return {"kind": "blob", "text": _cut(literal(value), LONGEST_CELL)}
        case float():
            # Ten digits show any difference that the tolerance does not forgive.
            return {"kind": "number", "text": repr(float(f"{value:.10g}"))}
    return {"kind": "number", "text": _cut(str(value), LONGEST_CELL)}


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
