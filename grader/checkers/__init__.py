"""Does a produced value answer the question? Pure functions of (produced, expected), one per kind of checker.

Produced values have been decoded to plain builtins and arrays, so nothing of the learner's is ever called.
"""

from collections.abc import Callable, Mapping
from typing import Any

from grader.checkers.multisets import unordered
from grader.checkers.outcome import Check
from grader.checkers.property import Claim, property_check, property_job
from grader.checkers.rows import rows
from grader.checkers.specification import PROPERTY, validate
from grader.checkers.structures import close, exact
from grader.checkers.text import text

__all__ = [
    "Check",
    "Claim",
    "check",
    "close",
    "exact",
    "property_check",
    "property_job",
    "rows",
    "text",
    "unordered",
    "validate",
]

_CHECKERS: dict[str, Callable[..., Check]] = {
    "exact": exact,
    "close": close,
    "unordered": unordered,
    "text": text,
    "rows": rows,
}


def check(spec: Mapping[str, Any], produced: Any, expected: Any) -> Check:
    """Judge `produced` by a content file's checker, such as {"kind": "close", "rtol": 1e-6}.

    Raises ValueError for an unknown kind or option, and for "property", which runs as a job (property_job).
    """
    options = validate(spec)
    if spec["kind"] == PROPERTY:
        raise ValueError("checker: property is judged by check.py in the sandbox, see property_job")
    return _CHECKERS[spec["kind"]](produced, expected, **options)
