"""exact and close: values of any nesting, compared from the outside in."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.checkers import arrays
from grader.checkers.arrays import Rule
from grader.checkers.canonical import canonical
from grader.checkers.outcome import ACCEPTED, Check, wrong_answer, wrong_type
from grader.checkers.wording import class_name, class_of, contrast, shown


def exact(produced: Any, expected: Any) -> Check:
    """Same type class and same value; arrays have the same shape, dtype and elements."""
    return _compare(produced, expected, Rule(), "")


def close(produced: Any, expected: Any, *, rtol: float = 1e-6, atol: float = 1e-9, nan: str = "equal") -> Check:
    """Floats within `atol + rtol * abs(expected)`, everything else as `exact`; arrays of any float width."""
    return _compare(produced, expected, Rule(rtol, atol, nan, any_width=True), "")


def _compare(produced: Any, expected: Any, rule: Rule, path: str) -> Check:
    kind = class_of(expected)
    if kind is None or class_of(produced) is not kind:
        return wrong_type(_at(path, f"Expected {class_name(expected)}, got {class_name(produced)}"))
    if kind is np.ndarray:
        found = arrays.compare(produced, expected, rule)
        return found if not path or found == ACCEPTED else Check(found.verdict, _at(path, found.message))
    return _COMPARISONS.get(kind, _plain)(produced, expected, rule, path)


def _plain(produced: Any, expected: Any, rule: Rule, path: str) -> Check:
    if produced == expected:
        return ACCEPTED
    return wrong_answer(_at(path, contrast(expected, produced)))


def _number(produced: Any, expected: Any, rule: Rule, path: str) -> Check:
    if arrays.agree(np.asarray(produced), np.asarray(expected), rule):
        return ACCEPTED
    return wrong_answer(_at(path, contrast(expected, produced)))


def _sequence(produced: Any, expected: Any, rule: Rule, path: str) -> Check:
    if len(produced) != len(expected):
        return wrong_answer(_at(path, f"Expected {_count(expected)}, got {len(produced)}"))
    for i, (item, wanted) in enumerate(zip(produced, expected, strict=True)):
        found = _compare(item, wanted, rule, f"{path}[{i}]")
        if found != ACCEPTED:
            return found
    return ACCEPTED


def _mapping(produced: Any, expected: Any, rule: Rule, path: str) -> Check:
    # By canonical key, since a dict itself takes 1, 1.0 and True for the same.
    got = {canonical(key): value for key, value in produced.items()}
    for key, wanted in expected.items():
        name = canonical(key)
        if name not in got:
            return wrong_answer(_at(path, f"The key {shown(key)} is missing"))
        found = _compare(got.pop(name), wanted, rule, f"{path}[{shown(key)}]")
        if found != ACCEPTED:
            return found
    if not got:
        return ACCEPTED
    extra = next(key for key in produced if canonical(key) in got)
    return wrong_answer(_at(path, f"The key {shown(extra)} is not expected"))


def _members(produced: Any, expected: Any, rule: Rule, path: str) -> Check:
    if canonical(produced) == canonical(expected):
        return ACCEPTED
    got, wanted = ({canonical(item) for item in members} for members in (produced, expected))
    for item in expected:
        if canonical(item) not in got:
            return wrong_answer(_at(path, f"{shown(item)} is missing"))
    extra = next(item for item in produced if canonical(item) not in wanted)
    return wrong_answer(_at(path, f"{shown(extra)} is not expected"))


_COMPARISONS: dict[type, Callable[[Any, Any, Rule, str], Check]] = {
    float: _number,
    complex: _number,
    list: _sequence,
    tuple: _sequence,
    dict: _mapping,
    set: _members,
    frozenset: _members,
}


def _at(path: str, message: str) -> str:
    return f"At {path}: {message}" if path else message[0].upper() + message[1:]


def _count(items: Any) -> str:
    return f"{len(items)} element{'' if len(items) == 1 else 's'}"
