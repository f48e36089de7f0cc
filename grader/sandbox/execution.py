"""Executing a job: one process for all calls, a new one after a call that ended it."""

from collections.abc import Callable
from dataclasses import replace

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
    loading = calling = 0.0
    while len(outcomes) < len(requests):
        with Session(job, lease(job.runtime, job.limits), language) as session:
            loaded = session.load()
            loading += _charged(loaded) if outcomes else 0.0
            if loaded.reason != ExitReason.FINISHED:
                return _fill(outcomes, loaded, len(requests))
            served: list[Outcome] = []
            for request in requests[len(outcomes) :]:
                if max(calling, loading) >= job.limits.total_seconds:
                    served += [Outcome(ExitReason.OUT_OF_BUDGET)] * (len(requests) - len(outcomes) - len(served))
                    break
                served.append(session.call(request))
                calling += _charged(served[-1])
                if session.ended:
                    break
            peak = session.peak_memory()
            outcomes += [replace(outcome, peak_memory=peak) for outcome in served]
    return outcomes


def _charged(outcome: Outcome) -> float:
    return max(outcome.cpu_seconds, outcome.wall_seconds / PATIENCE)


def encoded(call: Call) -> bytes:
    """A call's arguments as they travel; raises TypeError or ValueError for what cannot."""
    return values.encode([list(call.args), dict(call.kwargs)], MAX_ARGUMENT_BYTES)


def _fill(outcomes: list[Outcome], rest: Outcome, count: int) -> list[Outcome]:
    return outcomes + [rest] * (count - len(outcomes))
