"""One process serving one submission: what is asked of it, and what its answers and its end mean."""

import json
import signal
import time
from dataclasses import replace
from typing import Any, Self

from grader.sandbox import limits, runtimes
from grader.sandbox.child import Child
from grader.sandbox.conversation import Flooded, Gone, TimedOut
from grader.sandbox.job import ExitReason, Job, Outcome
from grader.sandbox.wire import answers, frames, values

ARGUMENT_SLACK = 2048
CLOCK_TICK = 0.01
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


class Session:
    """A context manager: the process lives at most as long as the block."""

    def __init__(self, job: Job, child: Child, language: str = "") -> None:
        self.job, self.child = job, child
        self.language = language or runtimes.runtime(job.runtime).language
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
        return self._ask(request, None, seconds, limits.PATIENCE * seconds)

    def call(self, arguments: bytes, cpu: float | None = None) -> Outcome:
        """Make one call, with `cpu` seconds at most where that is less than the job's limit.

        After any end but an honest answer, `ended` is true.
        """
        limits = self.job.limits
        seconds = min(limits.cpu_seconds, cpu or limits.cpu_seconds)
        return self._ask(frames.pack(arguments), arguments, seconds, limits.wall_seconds)

    def _ask(self, request: bytes, arguments: bytes | None, cpu: float, wall: float) -> Outcome:
        self.asked += 1
        cap = answers.HEAD_CAP + self.job.limits.output_bytes + len(arguments or b"") + ARGUMENT_SLACK
        started = time.monotonic()
        try:
            if self.ended:
                raise Gone
            answer = self._answer(request, cpu, wall, cap)
            took = time.monotonic() - started
            outcome = self._understand(answer, arguments)
        except (TimedOut, Flooded, Gone, frames.Malformed) as error:
            took = time.monotonic() - started
            outcome = self._broken_off(error, cpu)
        return self._measured(outcome, took, loading=arguments is None)

    def _answer(self, request: bytes, cpu: float, wall: float, cap: int) -> list[bytes]:
        """Waits for `cpu` seconds of the process's own time: a machine busy with others costs a learner nothing."""
        latest = time.monotonic() + wall
        wait = min(cpu, wall)
        while True:
            try:
                return self.child.conversation.ask(request, seconds=wait, cap=cap)
            except TimedOut:
                used = self.child.cpu_seconds() - self.cpu_charged
                wait = min(cpu - used, latest - time.monotonic())
                if wait < CLOCK_TICK:
                    raise
                if self.child.has_ended():
                    raise Gone from None
                request = b""

    def _understand(self, answer: list[bytes], arguments: bytes | None) -> Outcome:
        # Had the submission answered in the harness's place, the harness's own answer would be one behind.
        if len(answer) < 2 or answer[0] != answers.number(self.asked):
            raise frames.Malformed("not an answer to this request")
        said, error, traceback = answers.read_head(answer[1])
        if said not in _SAID and not (self.language == "sql" and said == ExitReason.TIME_LIMIT):  # it counts its steps
            raise frames.Malformed("an unknown reason")
        reason = ExitReason(said)
        if reason == ExitReason.FINISHED:
            value, changed = self._result(answer[2:], arguments)
            return Outcome(reason, value, changed_arguments=changed)
        if reason == ExitReason.MEMORY_LIMIT:
            self._end()  # what is left of the memory would not do for the next call
        return Outcome(reason, error=error, traceback=traceback)

    def _result(self, parts: list[bytes], arguments: bytes | None) -> tuple[Any, bool]:
        if arguments is None:
            return None, False
        if len(parts) != 2:
            raise frames.Malformed("a finished call has a value and its arguments")
        value = values.decode(parts[0], self.job.limits.output_bytes)
        return value, parts[1] != arguments

    def _broken_off(self, error: Exception, seconds: float) -> Outcome:
        self._end()
        match error:
            case TimedOut():
                return Outcome(ExitReason.TIME_LIMIT, error=f"There was no answer within {seconds:g} s.")
            case Flooded():
                return Outcome(ExitReason.OUTPUT_LIMIT, error="Far more was printed than is kept.")
            case frames.Malformed():
                return Outcome(ExitReason.FORGED, error="Something wrote to the channel of the grader.")
        return self._died()

    def _died(self) -> Outcome:
        ending = self.child.end()
        memory = self.child.peak_memory() > 0.8 * self.job.limits.memory_bytes
        if ending.status == answers.OUT_OF_MEMORY or (memory and ending.by(*_MEMORY_SIGNALS)) or ending.out_of_memory:
            return Outcome(ExitReason.MEMORY_LIMIT, error="The memory ran out.")
        if ending.by(signal.SIGSYS):
            return Outcome(ExitReason.FORBIDDEN, error="The code tried something that the sandbox forbids.")
        if ending.by(signal.SIGXCPU):
            return Outcome(ExitReason.TIME_LIMIT, error="The processor time ran out.")
        return Outcome(ExitReason.CRASHED, error=f"The process ended with {ending.described}.")

    def _measured(self, outcome: Outcome, wall: float, *, loading: bool) -> Outcome:
        # What the process used since the last answer is charged to this one: between calls it has nothing to do.
        cpu = self.child.cpu_seconds()
        used, self.cpu_charged = max(0.0, cpu - self.cpu_charged), cpu
        # What the top level prints is shown with the first call, unless there will be none.
        keep = loading and outcome.reason == ExitReason.FINISHED
        stdout, truncated = ("", False) if keep else self.child.conversation.printed.take()
        return replace(
            outcome,
            wall_seconds=wall,
            cpu_seconds=used,
            peak_memory=0 if keep else self.child.peak_memory(),
            stdout=stdout,
            stdout_truncated=truncated,
            tier=self.child.tier,
        )

    def _end(self) -> None:
        self.ended = True
        self.child.conversation.drain()
        self.child.end()
