"""One confined process as whoever leased it sees it: a conversation, what it has used, and how it ended."""

import contextlib
import json
import select
import signal
import socket
from dataclasses import dataclass

from grader.sandbox import inspection
from grader.sandbox.conversation import Conversation
from grader.sandbox.job import SandboxUnavailable

END = b"end"
END_SECONDS = 10.0
_LONGEST_REPORT = 4096


@dataclass(frozen=True)
class Ending:
    """How a process ended: its exit status (minus the signal's number if a signal did it), CPU seconds, peak bytes.

    `out_of_memory` is the kernel's word that it killed the process for going beyond its cgroup.
    """

    status: int
    cpu_seconds: float
    peak_memory: int
    out_of_memory: bool = False

    def by(self, *signals: signal.Signals) -> bool:
        return -self.status in signals

    @property
    def described(self) -> str:
        if -self.status in {int(number) for number in signal.valid_signals()}:
            return f"signal {signal.strsignal(-self.status)}"
        return f"exit status {self.status}"


class Child:
    """A leased process, waiting for a submission.

    `report` leads to the supervisor, which ends the process when told to or when this side hangs up.
    """

    def __init__(self, report: socket.socket, conversation: Conversation, pid: int, peak_at_start: int, tier: int):
        self.conversation = conversation
        self.pid, self.tier = pid, tier
        self.ending: Ending | None = None
        self._report = report
        self._peak_at_start = peak_at_start
        self._cpu_at_start = inspection.cpu_seconds(pid)

    def cpu_seconds(self) -> float:
        """CPU time used since the lease."""
        if self.ending is None:
            try:
                return inspection.cpu_seconds(self.pid) - self._cpu_at_start
            except OSError:
                pass  # it has just ended
        return max(0.0, self.end().cpu_seconds - self._cpu_at_start)

    def peak_memory(self) -> int:
        """The most bytes in memory at once, above what there was before the lease."""
        peak = self.ending.peak_memory if self.ending else 0
        if self.ending is None:
            with contextlib.suppress(OSError):
                peak = inspection.peak_memory(self.pid)
        return max(0, peak - self._peak_at_start)

    def has_ended(self) -> bool:
        """Whether the supervisor has something to say: the only thing it says is the end."""
        if self.ending is None:
            poll = select.poll()
            poll.register(self._report, select.POLLIN)
            if poll.poll(0):
                self.end()
        return self.ending is not None

    def end(self) -> Ending:
        """End the process, if it still runs, and say how it ended; raises SandboxUnavailable if nobody can say."""
        if self.ending is None:
            with contextlib.suppress(OSError):
                self._report.send(END)
            self._report.settimeout(END_SECONDS)
            try:
                told = self._report.recv(_LONGEST_REPORT)
            except OSError as error:
                raise SandboxUnavailable("the supervisor did not say how a process ended") from error
            if not told:
                raise SandboxUnavailable("the supervisor is gone")
            self.ending = Ending(**json.loads(told))
        return self.ending

    def release(self) -> None:
        """Let go of it, dead or alive: the supervisor ends what still runs."""
        self.conversation.close()
        self._report.close()
