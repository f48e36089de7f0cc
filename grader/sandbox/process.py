"""One confined process: started, shown from outside to be confined, talked to, ended."""

import contextlib
import json
from collections.abc import Callable
from typing import TypeVar

from grader.sandbox import bubblewrap, filter, inspection
from grader.sandbox.conversation import Flooded, Gone, TimedOut
from grader.sandbox.job import SandboxUnavailable
from grader.sandbox.launch import START_SECONDS, Ending, Launched
from grader.sandbox.limits import Limits
from grader.sandbox.runtimes import Runtime
from grader.sandbox.wire import frames

_SPARE_CPU_SECONDS = 2
Number = TypeVar("Number", int, float)


class ConfinedProcess:
    """A harness waiting for a submission; raises SandboxUnavailable unless it is confined as it must be."""

    def __init__(self, runtime: Runtime, limits: Limits) -> None:
        program = filter.program()
        self._launched = Launched(runtime, limits.output_bytes)
        self.conversation = self._launched.conversation
        self.ending: Ending | None = None
        self.pid: int | None = None
        self._peak = 0
        try:
            self._confine(limits, program)
        except (TimedOut, Gone, Flooded, ValueError, OSError) as error:
            reason = f"the harness did not start: {self._why(error)}"
            raise SandboxUnavailable(reason, bubblewrap.advice()) from error
        except BaseException:
            self.end()
            raise

    def _confine(self, limits: Limits, program: bytes) -> None:
        pid = self.pid = self._launched.identify()
        self._expect(b"ready", b"")
        cpu_seconds = inspection.cpu_seconds(pid) + limits.total_seconds + limits.wall_seconds
        bounds = {
            "address_space": inspection.address_space(pid) + limits.memory_bytes,
            "cpu_seconds": int(cpu_seconds + limits.load_seconds) + _SPARE_CPU_SECONDS,
            "file_bytes": bubblewrap.SCRATCH_BYTES,
        }
        self._expect(b"confined", frames.pack(json.dumps(bounds).encode(), program))
        if found := inspection.weaknesses(pid):
            raise SandboxUnavailable(f"the process is not confined: {'; '.join(found)}")
        self.peak_at_start = inspection.peak_memory(pid)
        self.cpu_at_start = inspection.cpu_seconds(pid)

    def _expect(self, word: bytes, request: bytes) -> None:
        if self.conversation.ask(request, seconds=START_SECONDS, cap=64) != [word]:
            raise ValueError(f"expected {word.decode()} from the harness")

    def _why(self, error: Exception) -> str:
        self.conversation.drain()
        self.end()
        said, _ = self.conversation.printed.take()
        return said.strip()[-1000:] or str(error) or type(error).__name__

    def cpu_seconds(self) -> float:
        """CPU time used since the process was confined."""
        used = self._measure(inspection.cpu_seconds)
        return max(0.0, (self.end().cpu_seconds if used is None else used) - self.cpu_at_start)

    def peak_memory(self) -> int:
        """The most bytes known to have been in memory at once, above what there was when confined."""
        self._note_peak()
        return max(0, self._peak - self.peak_at_start)

    def _note_peak(self) -> None:
        self._peak = max(self._peak, self._measure(inspection.peak_memory) or 0)

    def _measure(self, reading: Callable[[int], Number]) -> Number | None:
        """None once the process has ended, of which nobody may have told us yet."""
        if self.ending is None and self.pid is not None:
            with contextlib.suppress(OSError):
                return reading(self.pid)
        return None

    def end(self) -> Ending:
        """Kill the process, if it still runs, and say how it ended."""
        if self.ending is None:
            self._note_peak()
            self.ending = self._launched.end()
            self._peak = max(self._peak, self.ending.peak_memory)
        return self.ending
