"""Runs untrusted Python in confinement and says how it ended; usable on its own.

run(Job) ── one process ── load ── call 1 ── call 2 ── … ── list[Outcome]
  grader │ sandbox
  Session ── source ─────────────▶ harness: compile, run the top level
          ── arguments of call i ▶ entry_point(*args, **kwargs)
          ◀── value, arguments ──  as bytes; the expected values stay outside
  Ending ◀── kernel: exit status, CPU time, peak memory
"""

from grader.sandbox.job import Call, ExitReason, Job, Outcome, RuntimeUnavailable, SandboxUnavailable
from grader.sandbox.limits import Limits
from grader.sandbox.running import Availability, Sandbox, Settings, available, close, configure, race, run
from grader.sandbox.wire.values import Rng

__all__ = [
    "Availability",
    "Call",
    "ExitReason",
    "Job",
    "Limits",
    "Outcome",
    "Rng",
    "RuntimeUnavailable",
    "Sandbox",
    "SandboxUnavailable",
    "Settings",
    "available",
    "close",
    "configure",
    "race",
    "run",
]
