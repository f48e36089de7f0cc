"""Does every code item prove itself? Its solution is accepted, its starter and each wrong solution are rejected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader import efficiency
from grader.comparing import compare_all
from grader.examining import examine
from grader.sandbox import ExitReason, Job, Limits, Outcome
from grader.verdicts import Verdict
from quizzes.bank_files import CodeItemData
from quizzes.loading import MadeCase, seed_of

FEWEST_WRONG = 4
STRANGE: list[Any] = [
    None,
    True,
    0,
    -1.5,
    float("nan"),
    "text",
    b"bytes",
    [],
    [[]],
    ["a"],
    {},
    (1, 2),
    (None, None),
    np.zeros(0),
    np.zeros((2, 3)),
]
# A query gives a table and nothing else.
STRANGE_TABLES: list[Any] = [
    {"columns": ["a"], "rows": []},
    {"columns": ["a", "a"], "rows": [[None, None]]},
    {"columns": ["a", "b", "", "\u00e9"], "rows": [[None, -1, 0.5, "text"], [b"bytes", 2**62, float("inf"), ""]]},
]
# A solution that needs more than this share of a limit would fail on a slower machine.
SHARE_OF_LIMIT = 0.5


@dataclass(frozen=True)
class Proof:
    """What became of one piece of code: its verdict, the first case it failed, its slowest case in seconds."""

    name: str
    verdict: Verdict
    failed: str
    slowest: float


def prove(key: str, item: CodeItemData, cases: Sequence[MadeCase]) -> tuple[list[Proof], list[str]]:
    """Judges solution, starter and wrong solutions; the second list says what does not hold."""
    solution = judge(key, item, item.solution, "solution", cases)
    others = [judge(key, item, item.starter, "starter", cases)]
    others += [judge(key, item, source, f"wrong/{name}", cases) for name, source in sorted(item.wrong.items())]
    problems = [f"{proof.name} is accepted and must be rejected" for proof in others if _accepted(proof)]
    if not _accepted(solution):
        problems.append(f"the solution gets {solution.verdict} on {solution.failed!r}")
    if len(item.wrong) < FEWEST_WRONG:
        problems.append(f"expected at least {FEWEST_WRONG} wrong solutions, got {len(item.wrong)}")
    problems += _fragile(cases, STRANGE_TABLES if item.runtime == "sql" else STRANGE)
    job = _job(key, item, item.solution)
    brief = {case.name: efficiency.too_brief(job, case, item.solution) for case in cases if case.times is not None}
    problems += [f"the case {name!r} bounds time, but {said}" for name, said in brief.items() if said]
    limit = job.limits.cpu_seconds * SHARE_OF_LIMIT
    if solution.slowest > limit:
        problems.append(f"the solution takes {solution.slowest:.2f} s on one case; at most {limit:.2f} s is safe")
    return [solution, *others], problems


def _fragile(cases: Sequence[MadeCase], strange: Sequence[Any]) -> list[str]:
    """A check.py that fails on strange values would leave whoever returns them unjudged, and so out of the score."""
    claimed = [case for case in cases if case.checker["kind"] == "property"][:1]
    outcomes = [Outcome(ExitReason.FINISHED, value) for value in strange]
    checks = [check for case in claimed for check in compare_all([case] * len(outcomes), outcomes)]
    pairs = zip(strange, checks, strict=False)
    return [f"check.py fails on {value!r}: {c.message}" for value, c in pairs if c.verdict == Verdict.INTERNAL_ERROR]


def _accepted(proof: Proof) -> bool:
    return proof.verdict == Verdict.ACCEPTED


def judge(key: str, item: CodeItemData, source: str, name: str, cases: Sequence[MadeCase]) -> Proof:
    """Runs code on the cases of an item that need not be loaded."""
    examined = examine(_job(key, item, source), cases, item.solution)
    failed = [
        (case.name, check.verdict)
        for case, (_, check) in zip(cases, examined, strict=True)
        if check.verdict != Verdict.ACCEPTED
    ]
    where, verdict = failed[0] if failed else ("", Verdict.ACCEPTED)
    return Proof(name, verdict, where, max(outcome.cpu_seconds for outcome, _ in examined))


def _job(key: str, item: CodeItemData, source: str) -> Job:
    return Job(
        runtime=item.runtime,
        source=source,
        entry_point=item.entry_point,
        calls=[],
        limits=Limits.from_dict(item.limits, item.runtime),
        seed=seed_of(key),
    )
