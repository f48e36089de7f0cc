"""too_slow: a case that bounds time as a multiple of the reference solution's, on any machine."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from grader import checkers, sandbox
from grader.checkers import Check
from grader.checkers.outcome import ACCEPTED
from grader.comparing import Expects, calls_of, expected_of
from grader.sandbox import ExitReason, Job, Outcome
from grader.verdicts import Verdict, of_exit

FEWEST_RUNS = 3
# Times below this are told apart by chance; the reference has to take longer, or the ratio says nothing.
TICK_SECONDS = 0.001
LEAST_REFERENCE_SECONDS = 0.004

Laps = Sequence[tuple[Outcome, Outcome]]


class ReferenceFailed(RuntimeError):
    """The reference solution did not finish its own race: a fault of ours."""


def judge(job: Job, case: Expects, solution: str) -> tuple[Outcome, Check]:
    """Runs `job` against the reference solution on each of the case's inputs, and checks every timed value.

    The outcome is that of the run that decided, or the last one. Raises ReferenceFailed, and what sandbox.race raises.
    """
    assert case.times is not None
    laps = _laps(job, case, solution)
    for lap, (paced, outcome) in enumerate(laps):
        if paced.reason != ExitReason.FINISHED:
            raise ReferenceFailed(f"{paced.reason}: {paced.error}")
        check = _check(case, outcome, lap)
        if check.verdict != Verdict.ACCEPTED:
            return outcome, check
    return laps[-1][1], _paced(laps, case.times)


def too_brief(job: Job, case: Expects, solution: str) -> str:
    """What keeps a case from telling fast from slow: inputs so small that chance decides; empty if nothing does."""
    taken = median(paced.cpu_seconds for paced, _ in _laps(replace(job, source=solution), case, solution))
    if taken >= LEAST_REFERENCE_SECONDS:
        return ""
    least = LEAST_REFERENCE_SECONDS * 1000
    return f"the solution takes {taken * 1000:.1f} ms for a run, and at least {least:g} ms can be told from chance"


def _laps(job: Job, case: Expects, solution: str) -> Laps:
    assert case.times is not None
    calls = calls_of(case)
    reference = replace(job, source=solution, calls=calls)
    return sandbox.race(reference, replace(job, calls=calls), times=case.times)


def _ratio(laps: Laps) -> float:
    """How many times as long as the reference, in the median of the runs."""
    return median(max(ours.cpu_seconds, TICK_SECONDS) / max(paced.cpu_seconds, TICK_SECONDS) for paced, ours in laps)


def _check(case: Expects, outcome: Outcome, lap: int) -> Check:
    if outcome.reason == ExitReason.TIME_LIMIT:
        return Check(Verdict.TOO_SLOW, f"It takes more than {case.times:g} times as long as the reference solution.")
    failed = of_exit(outcome.reason)
    if failed is not None:
        return Check(failed, outcome.error)
    return checkers.check(case.checker, outcome.value, expected_of(case)[lap])


def _paced(laps: Laps, times: float) -> Check:
    taken = _ratio(laps)
    if taken <= times:
        return ACCEPTED
    said = f"It takes {taken:.1f} times as long as the reference solution, and may take {times:g} times as long."
    return Check(Verdict.TOO_SLOW, said)
