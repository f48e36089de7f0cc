"""Executing a job: one process for all calls, a new one after a call that ended it."""

from grader.sandbox import runtimes
from grader.sandbox.job import Call, ExitReason, Job, Outcome
from grader.sandbox.session import Session
from grader.sandbox.wire import values

MAX_ARGUMENT_BYTES = 64 << 20


def execute(job: Job) -> list[Outcome]:
    """One outcome per call; unlike `run`, without asking first whether this host can confine code."""
    runtime = runtimes.runtime(job.runtime)
    requests = [_encode(call) for call in job.calls]
    outcomes: list[Outcome] = []
    spent = 0.0
    while len(outcomes) < len(requests):
        with Session(job, runtime) as session:
            loaded = session.load()
            spent += loaded.wall_seconds
            if loaded.reason != ExitReason.FINISHED:
                return _fill(outcomes, loaded, len(requests))
            for request in requests[len(outcomes) :]:
                if spent >= job.limits.total_seconds:
                    return _fill(outcomes, Outcome(ExitReason.OUT_OF_BUDGET), len(requests))
                outcomes.append(session.call(request))
                spent += outcomes[-1].wall_seconds
                if session.ended:
                    break
    return outcomes


def _encode(call: Call) -> bytes:
    return values.encode([list(call.args), dict(call.kwargs)], MAX_ARGUMENT_BYTES)


def _fill(outcomes: list[Outcome], rest: Outcome, count: int) -> list[Outcome]:
    return outcomes + [rest] * (count - len(outcomes))
