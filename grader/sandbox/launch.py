"""Starting bubblewrap and ending what it started, without a zombie or a descriptor left behind."""

import contextlib
import json
import os
import resource
import select
import signal
import socket
import subprocess
import time
from dataclasses import dataclass

from grader.sandbox import bubblewrap
from grader.sandbox.conversation import Conversation, Gone, TimedOut
from grader.sandbox.runtimes import Runtime

START_SECONDS = 30.0
END_SECONDS = 5.0


@dataclass(frozen=True)
class Ending:
    """How a process ended: exit status (128 + its number if a signal did it), CPU seconds, peak bytes.

    `peak_memory` is 0 when the kernel cannot tell it from that of the grader.
    """

    status: int
    cpu_seconds: float
    peak_memory: int

    def by(self, *signals: signal.Signals) -> bool:
        return self.status - 128 in signals

    @property
    def described(self) -> str:
        if self.status - 128 in {int(number) for number in signal.valid_signals()}:
            return f"signal {signal.strsignal(self.status - 128)}"
        return f"exit status {self.status}"


class Launched:
    """A bubblewrap process and, inside it, a harness that is about to report over `conversation`.

    Nothing is known of `pid`, the harness, before `identify`.
    """

    def __init__(self, runtime: Runtime, output_cap: int) -> None:
        with contextlib.ExitStack() as theirs, contextlib.ExitStack() as ours:
            channel, remote = socket.socketpair()
            theirs.callback(remote.close)
            ours.callback(channel.close)
            output, printing = _pipe(ours, theirs)
            self._info, informing = _pipe(ours, theirs)
            self._bubblewrap = subprocess.Popen(
                bubblewrap.command(runtime, informing),
                stdin=remote.fileno(),
                stdout=printing,
                stderr=subprocess.STDOUT,
                pass_fds=[informing],
                env={},
                cwd="/",
                start_new_session=True,  # Ctrl-C at the grader's terminal must not end a submission
            )
            self._open = ours.pop_all()
        # The kernel hands a parent's peak down to what it starts, so a lower one cannot be seen.
        self._inherited_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.conversation = Conversation(channel, output, output_cap)
        self._harness: int | None = None

    def identify(self) -> int:
        """The process id of the harness, told by bubblewrap; raises TimedOut or Gone."""
        deadline = time.monotonic() + START_SECONDS
        told = b""
        while not told.rstrip().endswith(b"}"):
            if not _readable(self._info, deadline - time.monotonic()):
                raise TimedOut
            chunk = os.read(self._info, 4096)
            if not chunk:
                raise Gone
            told += chunk
        pid: int = json.loads(told)["child-pid"]
        # The harness waits for our first word, so the number cannot have passed to another process.
        self._harness = os.pidfd_open(pid)
        self._open.callback(os.close, self._harness)
        return pid

    def end(self) -> Ending:
        """Kill the harness, and with it everything in its namespaces; wait until all of it is gone."""
        with self._open:
            if self._harness is not None:
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self._harness, signal.SIGKILL)
            else:
                self._bubblewrap.kill()
            self._wait_or_kill()
            _, status, used = os.wait4(self._bubblewrap.pid, 0)
        self._bubblewrap.returncode = os.waitstatus_to_exitcode(status)
        cpu = used.ru_utime + used.ru_stime
        peak = used.ru_maxrss if used.ru_maxrss > self._inherited_peak else 0
        return Ending(self._bubblewrap.returncode, cpu, peak * 1024)

    def _wait_or_kill(self) -> None:
        watched = os.pidfd_open(self._bubblewrap.pid)
        try:
            if not _readable(watched, END_SECONDS):
                self._bubblewrap.kill()
        finally:
            os.close(watched)


def _pipe(ours: contextlib.ExitStack, theirs: contextlib.ExitStack) -> tuple[int, int]:
    read, write = os.pipe()
    ours.callback(os.close, read)
    theirs.callback(os.close, write)
    return read, write


def _readable(descriptor: int, seconds: float) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(max(0.0, seconds) * 1000))
