"""Executing a job: one process for all calls, a new one after a call that ended it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.sandbox.child import Child
from grader.sandbox.job import Call, ExitReason, Job, Outcome
from grader.sandbox.limits import PATIENCE, Limits
from grader.sandbox.session import Session
from grader.sandbox.wire import values

MAX_ARGUMENT_BYTES = 64 << 20

Leasing = Callable[[str, Limits], Child]


def execute(job: Job, lease: Leasing, language: str = "") -> list[Outcome]:
    """One outcome per call, in processes from `lease`. `language` is the runtime's own if it is not given.

    Calls may take the limit's total between them, and so may loading the submission again, after calls that ended it:
    processor time, or PATIENCE times as much on the clock.
    """
    requests = [encoded(call) for call in job.calls]
    outcomes: list[Outcome] = []
    spent = _Spent(job.limits.total_seconds)
    while len(outcomes) < len(requests):
        with Session(job, lease(job.runtime, job.limits), language) as session:
            loaded = session.load()
            spent.loading += _charged(loaded) if outcomes else 0.0
            if loaded.reason != ExitReason.FINISHED:
                return _fill(outcomes, loaded, len(requests))
            outcomes += session.settled(_serve(session, requests[len(outcomes) :], spent))
    return outcomes


@dataclass
class _Spent:
    """What of a submission's total has been used up."""

    total: float
    loading: float = 0.0
    calling: float = 0.0

    def all(self) -> bool:
        return max(self.loading, self.calling) >= self.total


def _serve(session: Session, requests: Sequence[bytes], spent: _Spent) -> list[Outcome]:
    """As many outcomes as one process has calls made of it, the last one perhaps its end.

    While it works on one call, the value of the one before is read.
    """
    served: list[Outcome] = []
    read: list[Outcome] = []

    def meanwhile() -> None:
        if len(read) < len(served):
            read.append(session.read(served[-1]))

    while len(served) < len(requests) and not session.ended:
        if spent.all():
            served += [Outcome(ExitReason.OUT_OF_BUDGET)] * (len(requests) - len(served))
            break
        served.append(session.call(requests[len(served)], meanwhile=meanwhile))
        spent.calling += _charged(served[-1])
    return read + [session.read(outcome) for outcome in served[len(read) :]]


def _charged(outcome: Outcome) -> float:
    return max(outcome.cpu_seconds, outcome.wall_seconds / PATIENCE)


def encoded(call: Call) -> bytes:
    """A call's arguments as they travel; raises TypeError or ValueError for what cannot."""
    return values.encode([list(call.args), dict(call.kwargs)], MAX_ARGUMENT_BYTES)


def _fill(outcomes: list[Outcome], rest: Outcome, count: int) -> list[Outcome]:
    return outcomes + [rest] * (count - len(outcomes))
