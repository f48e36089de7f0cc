"""property: an author's check.py says whether a value holds; it runs in a sandbox of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grader.checkers.outcome import ACCEPTED, Check, wrong_answer
from grader.sandbox import Call, ExitReason, Job, Limits, Outcome
from grader.verdicts import Verdict

_LONGEST_MESSAGE = 400
_LIMITS = Limits(cpu_seconds=10, total_seconds=60)


@dataclass(frozen=True)
class Claim:
    """One produced value with the call that produced it, for check.py to judge."""

    call: Call
    got: Any
    expected: Any = None


def property_job(source: str, claims: Sequence[Claim], *, runtime: str = "numpy") -> Job:
    """The job that calls `check(args, kwargs, got, expected)` of check.py once for each claim."""
    calls = [Call([list(c.call.args), dict(c.call.kwargs), c.got, c.expected]) for c in claims]
    return Job(source=source, entry_point="check", calls=calls, runtime=runtime, limits=_LIMITS)


def property_check(outcome: Outcome) -> Check:
    """Accepted for True, wrong_answer for a sentence; anything else is a fault of check.py's."""
    if outcome.reason == ExitReason.FINISHED:
        if outcome.value is True:
            return ACCEPTED
        if type(outcome.value) is str:
            return wrong_answer(outcome.value[:_LONGEST_MESSAGE])
        return Check(Verdict.INTERNAL_ERROR, "check.py returned neither True nor a sentence")
    return Check(
        Verdict.INTERNAL_ERROR,
        f"check.py ended with {outcome.reason.value}: {outcome.error}"[:_LONGEST_MESSAGE],
    )
