"""A checker as a content file names it: its kind and the options that the kind has."""

import math
from collections.abc import Callable, Mapping
from typing import Any

PROPERTY = "property"


def _rtol(value: Any) -> str | None:
    # Below 1, so that the tolerance of a finite number is finite.
    return None if _number(value) and 0 <= value < 1 else "a number from 0 to below 1"


def _atol(value: Any) -> str | None:
    return None if _number(value) and value >= 0 else "a number that is not negative"


def _nan(value: Any) -> str | None:
    return None if value in ("equal", "reject") else "equal or reject"


def _boolean(value: Any) -> str | None:
    return None if isinstance(value, bool) else "true or false"


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


# For each kind its options, each with what says how a value of it is wrong.
OPTIONS: dict[str, dict[str, Callable[[Any], str | None]]] = {
    "exact": {},
    "close": {"rtol": _rtol, "atol": _atol, "nan": _nan},
    "unordered": {},
    "text": {},
    "rows": {"ordered": _boolean, "columns": _boolean, "rtol": _rtol, "atol": _atol},
    PROPERTY: {},
}


def validate(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a checker; raises ValueError that says what was expected."""
    if not isinstance(spec, Mapping):
        raise ValueError(f"checker: expected a mapping with a kind, got {type(spec).__name__}")
    kind = spec.get("kind")
    if not isinstance(kind, str) or kind not in OPTIONS:
        raise ValueError(f"checker: unknown kind {kind!r}; known are {', '.join(OPTIONS)}")
    options = {name: value for name, value in spec.items() if name != "kind"}
    for name, value in options.items():
        if name not in OPTIONS[kind]:
            known = ", ".join(OPTIONS[kind]) or "none"
            raise ValueError(f"checker: {kind} has no option {name!r}; it has {known}")
        if expected := OPTIONS[kind][name](value):
            raise ValueError(f"checker: {name} is {expected}, got {value!r}")
    return options
