"""Short ways to run code in the sandbox, with limits low enough to keep the tests quick."""

import textwrap
from collections.abc import Sequence
from typing import Any

from grader.sandbox import Call, Job, Limits, Outcome, run

QUICK = Limits(cpu_seconds=2.0, memory_mb=96, output_kb=16, load_seconds=5.0)


def run_calls(source: str, *calls: Sequence[Any], limits: Limits = QUICK, **options: Any) -> list[Outcome]:
    """The outcomes of calling `solve` of `source` with each of `calls`."""
    job = Job(
        source=textwrap.dedent(source),
        entry_point="solve",
        calls=[Call(args) for args in calls],
        limits=limits,
        **options,
    )
    return run(job)


def run_once(source: str, *args: Any, limits: Limits = QUICK, **options: Any) -> Outcome:
    """The outcome of calling `solve` of `source` once."""
    (outcome,) = run_calls(source, args, limits=limits, **options)
    return outcome
