"""One outcome against one case, outside the sandbox; the same for submissions and for items that prove themselves."""

from collections.abc import Sequence
from typing import Any, Protocol

from grader import checkers, sandbox
from grader.checkers import Check
from grader.sandbox import Call, Outcome
from grader.sandbox.wire import values
from grader.verdicts import Verdict, of_exit


class Expects(Protocol):
    """A case, loaded or just made: `call` and `expected` are bytes in the sandbox's format.

    One with `times` bounds time: its `call` holds the arguments of several runs, its `expected` a value for each.
    """

    @property
    def call(self) -> Any: ...
    @property
    def expected(self) -> Any: ...
    @property
    def checker(self) -> dict[str, Any]: ...
    @property
    def mutates(self) -> bool: ...
    @property
    def times(self) -> float | None: ...


# Cases are ours, not a learner's: they may be as large as an author needs.
STORED_BYTES = 2**28


def stored(value: Any) -> bytes:
    """A value of a case in the sandbox's format. Raises what values.encode raises."""
    return values.encode(value, STORED_BYTES)


def call_of(case: Expects) -> Call:
    made = values.decode(bytes(case.call), STORED_BYTES)
    return Call(args=made["args"], kwargs=made["kwargs"])


def calls_of(case: Expects) -> list[Call]:
    """The inputs of a case that bounds time, each of them fresh."""
    return [Call(args=args) for args in values.decode(bytes(case.call), STORED_BYTES)["runs"]]


def expected_of(case: Expects) -> Any:
    return values.decode(bytes(case.expected), STORED_BYTES)


def compare_all(cases: Sequence[Expects], outcomes: Sequence[Outcome]) -> list[Check]:
    """The check of each case: the sandbox's verdict where the run failed, else the checker's."""
    pairs = list(zip(cases, outcomes, strict=True))
    found = {number: _compare(case, outcome) for number, (case, outcome) in enumerate(pairs)}
    left = [number for number, check in found.items() if check is None]
    claimed = _judge_claims([pairs[number] for number in left])
    found |= dict(zip(left, claimed, strict=True))
    return [check for check in found.values() if check is not None]


def _compare(case: Expects, outcome: Outcome) -> Check | None:
    """None where an author's check.py must say, which runs in a sandbox of its own."""
    failed = of_exit(outcome.reason)
    if failed is not None:
        return Check(failed, outcome.error)
    if outcome.changed_arguments and not case.mutates:
        return Check(Verdict.WRONG_ANSWER, "The function changed its arguments; it must leave them as they were.")
    if case.checker["kind"] == "property":
        return _too_deep(outcome.value)
    return checkers.check(case.checker, outcome.value, expected_of(case))


def _too_deep(value: Any) -> Check | None:
    """A claim holds the value some levels down; one that no longer fits there is the code's doing, not ours."""
    try:
        values.encode([[[value]]], STORED_BYTES)
    except (values.Unsupported, values.TooLarge):
        return Check(Verdict.WRONG_TYPE, "The value is nested too deep.")
    return None


def _judge_claims(pairs: Sequence[tuple[Expects, Outcome]]) -> list[Check]:
    """One job for all claims of a submission: they share their check.py."""
    if not pairs:
        return []
    spec = pairs[0][0].checker
    claims = [checkers.Claim(call_of(case), outcome.value, expected_of(case)) for case, outcome in pairs]
    outcomes = sandbox.run(checkers.property_job(spec["source"], claims, runtime=spec["runtime"]))
    return [checkers.property_check(outcome) for outcome in outcomes]
