"""rows: tables, as a query gives them."""

from collections import defaultdict
from collections.abc import Hashable
from typing import Any

import numpy as np

from grader.checkers import arrays
from grader.checkers.arrays import Rule
from grader.checkers.canonical import canonical
from grader.checkers.outcome import ACCEPTED, Check, wrong_answer, wrong_type
from grader.checkers.wording import class_name, class_of, shown

Row = tuple[Any, ...]


def rows(produced: Any, expected: Any, *, ordered: bool = False, rtol: float = 1e-6, atol: float = 1e-9) -> Check:
    """Equal tables (lists of rows, a row being a list or a tuple), as multisets unless `ordered`.

    Integers and floats are one kind of number here and equal within `atol + rtol * abs(expected)`.
    """
    got, wanted = _table(produced), _table(expected)
    if got is None or wanted is None:
        return wrong_type(f"Expected a list of rows, got {class_name(produced)}")
    if len(got) != len(wanted):
        return wrong_answer(f"Expected {len(wanted)} rows, got {len(got)}")
    rule = Rule(rtol, atol, any_width=True)
    return _in_order(got, wanted, rule) if ordered else _in_any_order(got, wanted, rule)


def _table(value: Any) -> list[Row] | None:
    if class_of(value) not in (list, tuple):
        return None
    return [tuple(row) for row in value] if all(class_of(row) in (list, tuple) for row in value) else None


def _in_order(got: list[Row], wanted: list[Row], rule: Rule) -> Check:
    for number, (row, other) in enumerate(zip(got, wanted, strict=True), start=1):
        if not _same(row, other, rule):
            return wrong_answer(f"First difference in row {number}: expected {shown(other)}, got {shown(row)}")
    return ACCEPTED


def _in_any_order(got: list[Row], wanted: list[Row], rule: Rule) -> Check:
    # Rows match only within a group of equal cells that are no numbers; sorted, the first one mostly does.
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in sorted(got, key=_numbers):
        groups[_label(row)].append(row)
    for other in sorted(wanted, key=_numbers):
        candidates = groups[_label(other)]
        at = next((i for i, row in enumerate(candidates) if _same(row, other, rule)), None)
        if at is None:
            return wrong_answer(f"The row {shown(other)} is missing")
        del candidates[at]
    return ACCEPTED


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
