"""Comparing arrays element by element: no broadcasting, no overflow, NaN only by a stated rule."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checkers.outcome import ACCEPTED, Check, wrong_answer, wrong_type
from grader.checkers.wording import contrast, dtype_class
from grader.verdicts import Verdict

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Rule:
    """When two numbers are the same: within `atol + rtol * abs(expected)`; integers always exactly.

    `nan` is "equal" (a NaN where one is expected) or "reject" (never). `any_width` lets a float32 stand
    for a float64.
    """

    rtol: float = 0.0
    atol: float = 0.0
    nan: str = "equal"
    any_width: bool = False


def compare(produced: Array, expected: Array, rule: Rule) -> Check:
    """Judge an array of any shape; the first differing index is in C order."""
    same_width = rule.any_width or produced.dtype == expected.dtype
    if dtype_class(produced) != dtype_class(expected) or not same_width:
        return wrong_type(f"Expected dtype {expected.dtype}, got {produced.dtype}")
    if produced.shape != expected.shape:
        return wrong_answer(f"Expected shape {expected.shape}, got {produced.shape}")
    same = agree(produced, expected, rule)
    if same.all():
        return ACCEPTED
    first = tuple(int(i) for i in np.unravel_index(np.argmin(same), same.shape))
    difference = contrast(expected[first], produced[first])
    message = f"First difference at {list(first)}: {difference}" if first else difference.capitalize()
    return Check(Verdict.WRONG_ANSWER, message, first, int(same.size - np.count_nonzero(same)))


def agree(produced: Array, expected: Array, rule: Rule) -> Array:
    """Which elements agree: booleans of the common shape. Both arrays have the same shape and dtype class."""
    if expected.dtype.kind not in "fc":
        return np.asarray(produced == expected)
    wide = np.complex128 if expected.dtype.kind == "c" else np.float64
    p, e = produced.astype(wide), expected.astype(wide)
    with np.errstate(all="ignore"):
        tolerance = rule.atol + rule.rtol * np.abs(e)
        near = (np.abs(p - e) <= tolerance) & np.isfinite(p) & np.isfinite(e) & np.isfinite(tolerance)
    same = (p == e) | near
    return np.asarray(same | (np.isnan(p) & np.isnan(e)) if rule.nan == "equal" else same)
