"""May code be run here at all? Attempts that must fail are made; if one succeeds, the sandbox closes."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox.canaries import EXPECTED
from grader.sandbox.execution import execute
from grader.sandbox.job import Call, ExitReason, Job, Outcome, SandboxUnavailable
from grader.sandbox.limits import Limits

RETRY_SECONDS = 30.0
_LIMITS = Limits(wall_seconds=1.0, memory_mb=64, output_kb=64, load_seconds=10)


@dataclass(frozen=True)
class Availability:
    """Whether code can be confined on this host; if not, why, and what an operator can do."""

    ok: bool
    reason: str = ""
    fix: str = ""


def examine() -> dict[str, str]:
    """What each canary got: "refused", "succeeded" or an exit reason; raises SandboxUnavailable."""
    source = Path(__file__).with_name("canaries.py").read_text(encoding="utf-8")
    calls = [Call([name]) for name in EXPECTED]
    outcomes = execute(Job(source=source, entry_point="attempt", calls=calls, limits=_LIMITS))
    return {name: _got(outcome) for name, outcome in zip(EXPECTED, outcomes, strict=True)}


def _got(outcome: Outcome) -> str:
    return str(outcome.value) if outcome.reason == ExitReason.FINISHED else outcome.reason.value


class _Memory:
    """The last examination: a success holds for the life of the process, a failure for RETRY_SECONDS."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.known: Availability | None = None
        self.asked_at = 0.0

    def ask(self) -> Availability:
        with self.lock:
            stale = time.monotonic() - self.asked_at > RETRY_SECONDS
            if self.known is None or (stale and not self.known.ok):
                self.known, self.asked_at = _examined(), time.monotonic()
            return self.known


_memory = _Memory()


def available() -> Availability:
    """Whether `run` will run anything; examined on first use, then remembered."""
    return _memory.ask()


def require() -> None:
    """Raise SandboxUnavailable unless available."""
    found = available()
    if not found.ok:
        raise SandboxUnavailable(found.reason, found.fix)


def _examined() -> Availability:
    try:
        got = examine()
    except SandboxUnavailable as error:
        return Availability(False, error.reason, error.fix)
    wrong = [f"{name} was {got[name]}" for name in EXPECTED if got[name] != EXPECTED[name]]
    if wrong:
        fix = "Report it: the sandbox does not hold on this host, so nothing is run."
        return Availability(False, f"the self-test failed ({'; '.join(wrong)})", fix)
    return Availability(True)
