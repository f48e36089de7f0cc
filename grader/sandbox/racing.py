"""Two submissions timed against each other: call by call in turns, so that what slows one slows the other.

What is timed is the processor time of each process, read from outside: from its last answer to this one, with decoding,
computing and encoding in it. So clocks patched inside tell nothing, work put off until the answer is read is paid for,
and so is work done between calls.
"""

from collections.abc import Sequence
from dataclasses import replace

from grader.sandbox.execution import Leasing, encoded
from grader.sandbox.job import ExitReason, Job, Outcome
from grader.sandbox.session import Session

# No harness reads a call and writes an answer in less: whoever seems to has not gone through it.
LEAST_SECONDS = 20e-6
# Nobody is stopped before this, whatever the reference takes.
FEWEST_SECONDS = 0.25


def race(reference: Job, rival: Job, lease: Leasing, *, times: float) -> list[tuple[Outcome, Outcome]]:
    """The outcomes of both, one pair per call; both jobs have the same number of calls.

    The rival is stopped at twice `times` the reference's time. After a call that ended one of them there are no more
    pairs: the last one says why. Raises what Sandbox.run raises.
    """
    if len(reference.calls) != len(rival.calls):
        raise ValueError(f"a race is over the same calls, not over {len(reference.calls)} and {len(rival.calls)}")
    with (
        Session(reference, lease(reference.runtime, reference.limits)) as ours,
        Session(rival, lease(rival.runtime, rival.limits)) as theirs,
    ):
        loaded = ours.load(), theirs.load()
        if any(outcome.reason != ExitReason.FINISHED for outcome in loaded):
            return [loaded]
        laps = _laps(reference, rival, (ours, theirs), times)
        paced = ours.settled([ours.read(outcome) for outcome, _ in laps])
        timed = theirs.settled([theirs.read(outcome) for _, outcome in laps])
        return list(zip(paced, timed, strict=True))


def _laps(reference: Job, rival: Job, sessions: tuple[Session, Session], times: float) -> list[tuple[Outcome, Outcome]]:
    ours, theirs = sessions
    laps: list[tuple[Outcome, Outcome]] = []
    for call, same in zip(reference.calls, rival.calls, strict=True):
        paced = ours.call(encoded(call))
        allowed = max(FEWEST_SECONDS, 2 * times * paced.cpu_seconds)
        laps.append((paced, _plausible(theirs.call(encoded(same), cpu=allowed))))
        if ours.ended or theirs.ended or _spent(laps) > rival.limits.total_seconds:
            break
    return laps


def _plausible(outcome: Outcome) -> Outcome:
    if outcome.reason == ExitReason.FINISHED and outcome.cpu_seconds < LEAST_SECONDS:
        return replace(outcome, reason=ExitReason.FORGED, value=None, error="An answer came before it could be made.")
    return outcome


def _spent(laps: Sequence[tuple[Outcome, Outcome]]) -> float:
    return sum(theirs.cpu_seconds for _, theirs in laps)
