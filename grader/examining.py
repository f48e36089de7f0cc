"""Running a piece of code on the cases of its item: one job for the plain ones, a race for each that bounds time."""

from collections.abc import Sequence
from dataclasses import replace

from grader import efficiency, sandbox
from grader.checkers import Check
from grader.comparing import Expects, call_of, compare_all
from grader.sandbox import Job, Outcome

Examined = tuple[Outcome, Check]


def examine(job: Job, cases: Sequence[Expects], solution: str) -> list[Examined]:
    """What came of each case, in order; `job` is without its calls, `solution` the reference of the races.

    Raises efficiency.ReferenceFailed, and what sandbox.run raises.
    """
    plain = [case for case in cases if case.times is None]
    outcomes = sandbox.run(replace(job, calls=[call_of(case) for case in plain]))
    told = iter(zip(outcomes, compare_all(plain, outcomes), strict=True))
    return [next(told) if case.times is None else efficiency.judge(job, case, solution) for case in cases]
