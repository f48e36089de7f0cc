"""What goes into the sandbox and what comes out."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.sandbox.limits import Limits


class SandboxUnavailable(RuntimeError):
    """This host cannot confine code, so none is run; says why and how to `fix` it."""

    def __init__(self, reason: str, fix: str = "") -> None:
        super().__init__(f"{reason}. {fix}" if fix else reason)
        self.reason, self.fix = reason, fix


class NotConfined(SandboxUnavailable):
    """A layer does not hold: one process was seen not to be confined, so no process is trusted to be."""


class RuntimeUnavailable(ValueError):
    """A job asks for a runtime that this grader does not have."""


class ExitReason(enum.StrEnum):
    """How a call ended, as the harness or the kernel told it; never read from text."""

    FINISHED = "finished"
    RAISED = "raised"
    WRONG_TYPE = "wrong_type"
    SYNTAX_ERROR = "syntax_error"
    NO_ENTRY_POINT = "no_entry_point"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    CRASHED = "crashed"
    FORBIDDEN = "forbidden"  # the kernel ended the process for a hostile system call
    FORGED = "forged"  # bytes on the answer channel that the harness did not write
    OUT_OF_BUDGET = "out_of_budget"  # not called: the submission had used up its total time


@dataclass(frozen=True)
class Call:
    """The arguments of one call: plain values, arrays, or Rng(seed) for a seeded numpy generator."""

    args: Sequence[Any] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """One submission and the calls to make of it.

    `seed` seeds `random` and `numpy.random` before every call, so that a call's result does not depend on
    the calls before it. With `collect`, an iterator that the entry point returns is listed.
    """

    source: str
    entry_point: str
    calls: Sequence[Call]
    runtime: str = "numpy"
    limits: Limits = field(default_factory=Limits)
    seed: int = 0
    collect: bool = False


@dataclass(frozen=True)
class Outcome:
    """What the sandbox saw of one call: times in seconds, `peak_memory` in bytes above the start-up.

    `tier` says how the process was confined (see layers.TIERS).

    `value` is meaningful only when `reason` is FINISHED. `error` is one line, `traceback` shows only the
    submission's own lines; both come from the submission's process and are not to be trusted.
    """

    reason: ExitReason
    value: Any = None
    wall_seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_memory: int = 0
    stdout: str = ""
    stdout_truncated: bool = False
    error: str = ""
    traceback: str = ""
    changed_arguments: bool = False
    tier: int = -1
