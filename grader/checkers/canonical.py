"""A hashable stand-in for any value: two values have equal ones if and only if they are exactly equal."""

from collections.abc import Hashable
from typing import Any

import numpy as np

from grader.checkers.wording import class_of


def canonical(value: Any) -> Hashable:
    """Equal for equal values of one type class: 1, 1.0 and True differ, 0.0 and -0.0 do not, NaN is NaN."""
    kind = class_of(value)
    if isinstance(value, np.ndarray):
        return ("array", value.dtype.name, value.shape, _bytes(value))
    if isinstance(value, np.generic):
        value = value.item()
    if kind is float or kind is complex:
        return (kind, "nan" if np.isnan(value) else value)
    if kind is list or kind is tuple:
        return (kind, tuple(canonical(item) for item in value))
    if kind is set or kind is frozenset:
        return (kind, frozenset(canonical(item) for item in value))
    if kind is dict:
        return (kind, frozenset((canonical(key), canonical(item)) for key, item in value.items()))
    return (kind, value)


def _bytes(array: np.ndarray[Any, Any]) -> bytes:
    if array.dtype.kind not in "fc":
        return array.tobytes()
    plain = np.asarray(array + 0)  # -0.0 + 0 is 0.0
    plain[np.isnan(plain)] = np.nan
    return plain.tobytes()
