"""text: strings, apart from trailing space on lines and final newlines."""

from itertools import zip_longest
from typing import Any

from grader.checkers.outcome import ACCEPTED, Check, wrong_answer, wrong_type
from grader.checkers.wording import class_name, shown


def text(produced: Any, expected: Any) -> Check:
    """Equal line by line; what is not a string is a wrong type."""
    if type(produced) is not str or type(expected) is not str:
        return wrong_type(f"Expected {class_name(expected)}, got {class_name(produced)}")
    lines = zip_longest(_lines(produced), _lines(expected))
    for number, (got, wanted) in enumerate(lines, start=1):
        if got is None:
            return wrong_answer(f"Line {number} is missing: {shown(wanted)}")
        if wanted is None:
            return wrong_answer(f"Line {number} is not expected: {shown(got)}")
        if got != wanted:
            return wrong_answer(f"First difference on line {number}: expected {shown(wanted)}, got {shown(got)}")
    return ACCEPTED


def _lines(value: str) -> list[str]:
    lines = [line.rstrip() for line in value.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines
