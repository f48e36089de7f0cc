"""unordered: the same elements, each as often, in any order."""

from collections import Counter
from typing import Any

import numpy as np

from grader.checkers.canonical import canonical
from grader.checkers.outcome import ACCEPTED, Check, wrong_answer, wrong_type
from grader.checkers.wording import class_name, class_of, shown


def unordered(produced: Any, expected: Any) -> Check:
    """Equal as multisets: lists, tuples and sets of anything, or the rows (first axis) of arrays."""
    kind = class_of(expected)
    if class_of(produced) is not kind or kind not in (list, tuple, set, frozenset, np.ndarray):
        return wrong_type(f"Expected {class_name(expected)}, got {class_name(produced)}")
    if kind is np.ndarray and (produced.dtype, produced.shape) != (expected.dtype, expected.shape):
        wanted, got = (f"dtype {array.dtype} and shape {array.shape}" for array in (expected, produced))
        judge = wrong_answer if produced.dtype == expected.dtype else wrong_type
        return judge(f"Expected {wanted}, got {got}")
    return _compare(_elements(produced), _elements(expected))


def _elements(value: Any) -> list[Any]:
    return [value] if isinstance(value, np.ndarray) and value.ndim == 0 else list(value)


def _compare(produced: list[Any], expected: list[Any]) -> Check:
    wanted = Counter(map(canonical, expected))
    # Only what is expected is counted: elements that nobody expects may have been chosen to have one hash.
    got = Counter(name for name in map(canonical, produced) if name in wanted)
    if got == wanted and len(produced) == len(expected):
        return ACCEPTED
    for item in expected:
        if got[canonical(item)] < wanted[canonical(item)]:
            return wrong_answer(f"{shown(item)} is missing{_times(wanted, got, item)}")
    extra = next(item for item in produced if _too_often(canonical(item), got, wanted))
    return wrong_answer(f"{shown(extra)} is not expected{_times(wanted, got, extra)}")


def _too_often(name: Any, got: Counter[Any], wanted: Counter[Any]) -> bool:
    return name not in wanted or got[name] > wanted[name]


def _times(wanted: Counter[Any], got: Counter[Any], item: Any) -> str:
    name = canonical(item)
    if not (wanted[name] and got[name]):
        return ""
    return f" so often: expected {wanted[name]}, got {got[name]}"
