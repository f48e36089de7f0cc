"""One process serving one submission: what is asked of it, and what its answers and its end mean."""

import json
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from grader.sandbox import limits, runtimes
from grader.sandbox.child import Child
from grader.sandbox.conversation import Flooded, Gone, TimedOut
from grader.sandbox.job import ExitReason, Job, Outcome
from grader.sandbox.wire import answers, frames, values

CLOCK_TICK = 0.01
_FORGED = "Something wrote to the channel of the grader."
# What a harness may say of a call; the other reasons are for the kernel and for us to find.
_SAID = frozenset(
    {
        ExitReason.FINISHED,
        ExitReason.RAISED,
        ExitReason.WRONG_TYPE,
        ExitReason.OUTPUT_LIMIT,
        ExitReason.MEMORY_LIMIT,
        ExitReason.SYNTAX_ERROR,
        ExitReason.NO_ENTRY_POINT,
    }
)
_MEMORY_SIGNALS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)


@dataclass(frozen=True)
class _Found:
    """What is understood of a call's end, before it is measured."""

    reason: ExitReason
    value: Any = None
    error: str = ""
    traceback: str = ""
    changed: bool = False


Meanwhile = Callable[[], object]


class Session:
    """A context manager: the process lives at most as long as the block."""

    def __init__(self, job: Job, child: Child, language: str = "") -> None:
        self.job, self.child = job, child
        runtime = runtimes.runtime(job.runtime)
        self.language = language or runtime.language
        self.starts_programs = runtime.starts_programs
        self.asked = 0
        self.cpu_charged = 0.0
        self.ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.child.release()

    def load(self) -> Outcome:
        """Run the submission's top level; FINISHED means that calls can be made."""
        order = {
            "language": self.language,
            "entry_point": self.job.entry_point,
            "collect": self.job.collect,
            "seed": self.job.seed,
            "output_bytes": self.job.limits.output_bytes,
            "sql_steps": limits.SQL_STEPS,
        }
        source = self.job.source.encode("utf-8", "replace")
        request = frames.pack(json.dumps(order).encode(), source)
        seconds = self.job.limits.load_seconds
        return self._ask(request, seconds, limits.PATIENCE * seconds, loading=True)

    def call(self, arguments: bytes, cpu: float | None = None, meanwhile: Meanwhile | None = None) -> Outcome:
        """Make one call, with `cpu` seconds at most where that is less than the job's limit.

        `meanwhile` is done while the process works. After any end but an honest answer, `ended` is true. The value is
        still encoded: `read` reads it.
        """
        limits = self.job.limits
        seconds = min(limits.cpu_seconds, cpu or limits.cpu_seconds)
        return self._ask(frames.pack(arguments), seconds, limits.wall_seconds, meanwhile=meanwhile)

    def read(self, outcome: Outcome) -> Outcome:
        """The outcome of a call with its value read."""
        if outcome.reason != ExitReason.FINISHED or not isinstance(outcome.value, bytes):
            return outcome
        try:
            return replace(outcome, value=values.decode(outcome.value, self.job.limits.output_bytes))
        except frames.Malformed:
            return replace(outcome, reason=ExitReason.FORGED, value=None, error=_FORGED)

    def settled(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """The outcomes, all with the process's peak of memory."""
        peak = self.child.peak_memory()
        return [replace(outcome, peak_memory=peak) for outcome in outcomes]

    def _ask(
        self, request: bytes, cpu: float, wall: float, *, loading: bool = False, meanwhile: Meanwhile | None = None
    ) -> Outcome:
        self.asked += 1
        cap = answers.HEAD_CAP + self.job.limits.output_bytes
        started = time.monotonic()
        try:
            if self.ended:
                raise Gone
            answer = self._answer(request, cpu, wall, cap, meanwhile)
            took = time.monotonic() - started
            found = self._understand(answer, loading)
        except (TimedOut, Flooded, Gone, frames.Malformed) as error:
            took = time.monotonic() - started
            found = self._broken_off(error, cpu, wall)
        return self._measured(found, took, loading=loading)

    def _answer(self, request: bytes, cpu: float, wall: float, cap: int, meanwhile: Meanwhile | None) -> list[bytes]:
        """Waits for `cpu` seconds of the process's own time: a machine busy with others costs a learner nothing."""
        latest = time.monotonic() + wall
        wait = min(cpu, wall)
        while True:
            try:
                return self.child.conversation.ask(request, seconds=wait, cap=cap, meanwhile=meanwhile)
            except TimedOut:
                used = self.child.cpu_seconds() - self.cpu_charged
                wait = min(cpu - used, latest - time.monotonic())
                if wait < CLOCK_TICK:
                    raise
                if self.child.has_ended():
                    raise Gone from None
                request, meanwhile = b"", None

    def _understand(self, answer: list[bytes], loading: bool) -> _Found:
        # Had the submission answered in the harness's place, the harness's own answer would be one behind.
        if len(answer) < 2 or answer[0] != answers.number(self.asked):
            raise frames.Malformed("not an answer to this request")
        said, error, traceback = answers.read_head(answer[1])
        if said not in _SAID and not (self.language == "sql" and said == ExitReason.TIME_LIMIT):  # it counts its steps
            raise frames.Malformed("an unknown reason")
        reason = ExitReason(said)
        if reason == ExitReason.FINISHED:
            value, changed = self._result(answer[2:], loading)
            return _Found(reason, value, changed=changed)
        if reason == ExitReason.MEMORY_LIMIT:
            self._end()  # what is left of the memory would not do for the next call
        return _Found(reason, error=error, traceback=traceback)

    def _result(self, parts: list[bytes], loading: bool) -> tuple[bytes | None, bool]:
        if loading:
            return None, False
        if len(parts) != 2 or parts[1] not in (answers.KEPT, answers.CHANGED):
            raise frames.Malformed("a finished call has a value and says whether it changed its arguments")
        return parts[0], parts[1] == answers.CHANGED

    def _broken_off(self, error: Exception, seconds: float, wall: float) -> _Found:
        if self.starts_programs and isinstance(error, Gone):
            return self._became_program(wall)
        self._end()
        match error:
            case TimedOut():
                return _Found(ExitReason.TIME_LIMIT, error=f"There was no answer within {seconds:g} s.")
            case Flooded():
                return _Found(ExitReason.OUTPUT_LIMIT, error="Far more was printed than is kept.")
            case frames.Malformed():
                return _Found(ExitReason.FORGED, error=_FORGED)
        return self._died()

    def _became_program(self, seconds: float) -> _Found:
        """Another program may have taken the process's place, and closed the channel: it is waited for."""
        latest = time.monotonic() + seconds
        while not self.child.has_ended():
            if time.monotonic() > latest:
                return self._broken_off(TimedOut(), seconds, seconds)
            self.child.conversation.drain()
            time.sleep(CLOCK_TICK)
        self._end()
        return _Found(ExitReason.FINISHED) if self.child.end().status == 0 else self._died()

    def _died(self) -> _Found:
        ending = self.child.end()
        memory = self.child.peak_memory() > 0.8 * self.job.limits.memory_bytes
        if ending.status == answers.OUT_OF_MEMORY or (memory and ending.by(*_MEMORY_SIGNALS)) or ending.out_of_memory:
            return _Found(ExitReason.MEMORY_LIMIT, error="The memory ran out.")
        if ending.by(signal.SIGSYS):
            return _Found(ExitReason.FORBIDDEN, error="The code tried something that the sandbox forbids.")
        if ending.by(signal.SIGXCPU):
            return _Found(ExitReason.TIME_LIMIT, error="The processor time ran out.")
        return _Found(ExitReason.CRASHED, error=f"The process ended with {ending.described}.")

    def _measured(self, found: _Found, wall: float, *, loading: bool) -> Outcome:
        # What the process used since the last answer is charged to this one: between calls it has nothing to do.
        cpu = self.child.cpu_seconds()
        used, self.cpu_charged = max(0.0, cpu - self.cpu_charged), cpu
        # What the top level prints is shown with the first call, unless there will be none.
        keep = loading and found.reason == ExitReason.FINISHED
        stdout, truncated = ("", False) if keep else self.child.conversation.printed.take()
        return Outcome(
            reason=found.reason,
            value=found.value,
            wall_seconds=wall,
            cpu_seconds=used,
            stdout=stdout,
            stdout_truncated=truncated,
            error=found.error,
            traceback=found.traceback,
            changed_arguments=found.changed,
            tier=self.child.tier,
        )

    def _end(self) -> None:
        self.ended = True
        self.child.conversation.drain()
        self.child.end()
