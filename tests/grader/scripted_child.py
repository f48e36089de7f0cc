"""A child that is not there: what it says on its channel is a script, so that it may say anything at all."""

import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from grader.sandbox.child import Child, Ending
from grader.sandbox.conversation import Conversation
from grader.sandbox.wire import frames


class Step:
    """Something that the child does."""


@dataclass(frozen=True)
class Say(Step):
    """Bytes for the channel, in pieces of at most `chunk`."""

    data: bytes
    chunk: int = 1 << 16


@dataclass(frozen=True)
class Print(Step):
    data: bytes


@dataclass(frozen=True)
class Hear(Step):
    """Wait for one whole request."""


@dataclass(frozen=True)
class HangUp(Step):
    """Close the channel, as a process does that ends."""


@dataclass(frozen=True)
class Stall(Step):
    """Do nothing more, but live on."""


class ScriptedChild(Child):
    """Has a real channel and a real output, on the other ends of which a thread follows `script`.

    Its processor time runs like a clock: it always works on something.
    """

    def __init__(self, script: Sequence[Step], *, output_cap: int, status: int = 0) -> None:
        ours, self._channel = socket.socketpair()
        output, self._output = os.pipe()
        self.conversation = Conversation(ours, output, output_cap)
        self.tier = 1
        self.ending = None
        self._status = status
        self._started = time.monotonic()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, args=(script,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()
        self._thread.join(5)
        assert not self._thread.is_alive()
        os.close(self._output)
        self._channel.close()

    def say(self, data: bytes) -> None:
        """At this moment, beside the script."""
        self._channel.sendall(data)

    def wait_until_done(self) -> None:
        """Until all that the script says has been said."""
        self._thread.join(5)
        assert not self._thread.is_alive()

    def _follow(self, script: Sequence[Step]) -> None:
        # The other side may hang up before the end.
        with contextlib.suppress(OSError, EOFError):
            for step in script:
                self._do(step)

    def _do(self, step: Step) -> None:
        match step:
            case Say(data, chunk):
                for at in range(0, len(data), chunk):
                    self._channel.sendall(data[at : at + chunk])
            case Print(data):
                os.write(self._output, data)
            case Hear():
                frames.receive(self._channel.recv)
            case HangUp():
                self._hang_up()
            case Stall():
                self._ended.wait(5)

    def _hang_up(self) -> None:
        self._ended.set()
        with contextlib.suppress(OSError):
            self._channel.shutdown(socket.SHUT_RDWR)

    # What a Child is asked

    def cpu_seconds(self) -> float:
        return time.monotonic() - self._started

    def peak_memory(self) -> int:
        return 0

    def has_ended(self) -> bool:
        return False

    def end(self) -> Ending:
        ended_by_us = not self._ended.is_set()
        self._hang_up()
        if self.ending is None:
            self.ending = Ending(-signal.SIGKILL if ended_by_us else self._status, self.cpu_seconds(), 0)
        return self.ending

    def release(self) -> None:
        self.conversation.close()
