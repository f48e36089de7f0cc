"""Tables: lists of rows, or what a query gives, which names its columns as well."""

from dataclasses import dataclass
from typing import Any

from grader.checkers.wording import class_of

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """Rows, with the names of their columns where they have some."""

    rows: list[Row]
    columns: list[str] | None = None


def table_of(value: Any) -> Table | None:
    """The table that a value is: a list of rows, or {"columns": names, "rows": a list of rows}; None for all else."""
    if class_of(value) is dict:
        return _named(value) if set(value) == {"columns", "rows"} else None
    rows = _listed(value)
    return None if rows is None else Table(rows)


def _named(value: dict[str, Any]) -> Table | None:
    rows, columns = _listed(value["rows"]), value["columns"]
    if rows is None or class_of(columns) not in (list, tuple) or any(type(name) is not str for name in columns):
        return None
    return Table(rows, list(columns)) if all(len(row) == len(columns) for row in rows) else None


def _listed(value: Any) -> list[Row] | None:
    if class_of(value) not in (list, tuple):
        return None
    return [tuple(row) for row in value] if all(class_of(row) in (list, tuple) for row in value) else None
