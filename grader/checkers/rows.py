"""rows: tables, as a query gives them."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np

from grader.checkers import arrays
from grader.checkers.arrays import Rule
from grader.checkers.canonical import canonical
from grader.checkers.outcome import ACCEPTED, Check, wrong_answer, wrong_type
from grader.checkers.tables import Row, Table, table_of
from grader.checkers.wording import LONGEST, class_name, class_of, contrast, shortened, shown

RTOL, ATOL = 1e-6, 1e-9
Placed = tuple[tuple[float, ...], int]


@dataclass(frozen=True)
class Difference:
    """The rows that do not match, by their place: of the table that came, and of the one that should have."""

    extra: Sequence[int]
    missing: Sequence[int]


def rows(
    produced: Any,
    expected: Any,
    *,
    ordered: bool = False,
    columns: bool = False,
    rtol: float = RTOL,
    atol: float = ATOL,
) -> Check:
    """Equal tables, as multisets of rows unless `ordered`; with `columns` their columns have the same names too.

    Integers and floats are one kind of number here and equal within `atol + rtol * abs(expected)`; names of columns
    are compared without case.
    """
    got, wanted = table_of(produced), table_of(expected)
    if got is None or wanted is None or (columns and None in (got.columns, wanted.columns)):
        what = "a list of rows" if wanted is None or wanted.columns is None else "a table"
        return wrong_type(f"Expected {what}, got {class_name(produced)}")
    told = _columns_differ(got.columns, wanted.columns, named=columns)
    if not told and len(got.rows) != len(wanted.rows):
        told = f"Expected {_count(len(wanted.rows), 'row')}, got {len(got.rows)}"
    if told:
        return wrong_answer(told)
    found = difference(got, wanted, ordered=ordered, rtol=rtol, atol=atol)
    return _told(got, wanted, found, _rule(rtol, atol), ordered=ordered) if found.missing else ACCEPTED


def difference(
    got: Table, wanted: Table, *, ordered: bool = False, rtol: float = RTOL, atol: float = ATOL, **_: Any
) -> Difference:
    """Which rows of each table have no equal in the other; if `ordered`, none in the same place."""
    rule = _rule(rtol, atol)
    return _in_order(got.rows, wanted.rows, rule) if ordered else _in_any_order(got.rows, wanted.rows, rule)


def _rule(rtol: float, atol: float) -> Rule:
    return Rule(rtol, atol, any_width=True)


def _columns_differ(got: list[str] | None, wanted: list[str] | None, *, named: bool) -> str:
    if got is None or wanted is None:
        return ""
    if len(got) != len(wanted):
        listed, came = shortened(", ".join(wanted)), shortened(", ".join(got))
        return f"Expected {_count(len(wanted), 'column')} ({listed}), got {len(got)} ({came})"
    for number, (name, other) in enumerate(zip(got, wanted, strict=True), start=1):
        if named and name.casefold() != other.casefold():
            return f"Expected column {number} to be named {shown(other)}, got {shown(name)}"
    return ""


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _told(got: Table, wanted: Table, found: Difference, rule: Rule, *, ordered: bool) -> Check:
    at = found.missing[0]
    row, other = got.rows[at], wanted.rows[at]
    if not ordered:
        return wrong_answer(f"The row {shown(other) if wanted.columns is None else _row_in_sql(other)} is missing")
    where = f"First difference in row {at + 1}"
    if wanted.columns is None or len(row) != len(other):
        return wrong_answer(f"{where}: {contrast(other, row)}")
    place = next(
        place for place in range(len(row)) if not _same(row[place : place + 1], other[place : place + 1], rule)
    )
    told = contrast(other[place], row[place], _in_sql)
    return wrong_answer(f"{where}, column {shortened(wanted.columns[place])}: {told}")


def _row_in_sql(row: Row) -> str:
    return shortened(f"({', '.join(map(_in_sql, row))})")


def _in_sql(cell: Any, digits: int = 4) -> str:
    if isinstance(cell, bytes):
        return shortened(f"x'{cell[:LONGEST].hex()}'")
    return "NULL" if cell is None else shown(cell, digits)


def _in_order(got: list[Row], wanted: list[Row], rule: Rule) -> Difference:
    pairs = zip_longest(got, wanted)
    differs = [
        at for at, (row, other) in enumerate(pairs) if row is None or other is None or not _same(row, other, rule)
    ]
    return Difference([at for at in differs if at < len(got)], [at for at in differs if at < len(wanted)])


def _in_any_order(got: list[Row], wanted: list[Row], rule: Rule) -> Difference:
    # Rows match only within a group of equal cells that are no numbers.
    ours, theirs = _grouped(got), _grouped(wanted)
    found = [_unmatched(ours.get(label, []), theirs.get(label, []), rule) for label in {**ours, **theirs}]
    return Difference(
        sorted(place for each in found for place in each.extra),
        sorted(place for each in found for place in each.missing),
    )


def _grouped(rows: list[Row]) -> dict[Hashable, list[Placed]]:
    """The numbers of each row and its place, sorted, by what else is in the row."""
    groups: dict[Hashable, list[Placed]] = defaultdict(list)
    for place, row in enumerate(rows):
        groups[_label(row)].append((_numbers(row), place))
    return {label: sorted(group) for label, group in groups.items()}


def _unmatched(ours: list[Placed], theirs: list[Placed], rule: Rule) -> Difference:
    """What is left when each row takes the first one within the tolerance; sorted, that mostly is the first left."""
    width = len((ours or theirs)[0][0])
    numbers = np.array([row for row, _ in ours], dtype=float).reshape(len(ours), width)
    left, missing = np.ones(len(ours), dtype=bool), []
    for row, place in theirs:
        head = int(np.argmax(left)) if left.any() else 0
        for part in (slice(head, head + 1), slice(head, None)):
            near = left[part] & _agree(numbers[part], row, rule)
            if near.any():
                left[head + int(np.argmax(near))] = False
                break
        else:
            missing.append(place)
    return Difference([place for (_, place), free in zip(ours, left, strict=True) if free], missing)


def _agree(numbers: np.ndarray[Any, Any], row: tuple[float, ...], rule: Rule) -> np.ndarray[Any, Any]:
    """Which rows of numbers are the same as this one."""
    wanted = np.broadcast_to(np.asarray(row, dtype=float), numbers.shape)
    return np.asarray(arrays.agree(numbers, wanted, rule).all(axis=1))


def _same(row: Row, other: Row, rule: Rule) -> bool:
    if _label(row) != _label(other):
        return False
    got, wanted = _numbers(row), _numbers(other)
    return got == wanted or bool(arrays.agree(np.asarray(got), np.asarray(wanted), rule).all())


def _label(row: Row) -> Hashable:
    return tuple("number" if _is_number(cell) else canonical(cell) for cell in row)


def _numbers(row: Row) -> tuple[float, ...]:
    return tuple(_as_float(cell) for cell in row if _is_number(cell))


def _is_number(cell: Any) -> bool:
    return class_of(cell) in (int, float)


def _as_float(cell: Any) -> float:
    try:
        return float(cell)
    except OverflowError:
        return float("inf") if cell > 0 else float("-inf")
