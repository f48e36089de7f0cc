"""Request and answer with a process that may do anything: flood, stall, lie or vanish."""

import contextlib
import os
import select
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from grader.sandbox.wire import frames

_CHUNK = 1 << 16
FLOOD_FACTOR = 10


class TimedOut(Exception):
    """No complete answer before the deadline."""


class Gone(Exception):
    """The process has hung up without an answer."""


class Flooded(Exception):
    """The process has printed many times what is kept."""


@dataclass
class Printed:
    """What the process has printed since the last `take`: the first `cap` bytes are kept."""

    cap: int
    kept: bytes = b""
    total: int = 0

    def add(self, chunk: bytes) -> None:
        self.kept += chunk[: max(0, self.cap - len(self.kept))]
        self.total += len(chunk)

    def take(self) -> tuple[str, bool]:
        """The text, and whether some of it was cut off; starts afresh."""
        text, cut = self.kept.decode("utf-8", "replace"), self.total > len(self.kept)
        self.kept, self.total = b"", 0
        return text, cut


class Conversation:
    """Owns the trusted ends of a process's channel and of its standard output."""

    def __init__(self, channel: socket.socket, output: int, cap: int) -> None:
        self.channel, self.output = channel, output
        self.printed = Printed(cap)
        self.received = bytearray()
        self.unsent = memoryview(b"")
        channel.setblocking(False)
        os.set_blocking(output, False)
        self.poll = select.poll()
        self.poll.register(output, select.POLLIN)
        self.poll.register(channel, select.POLLIN)

    def ask(
        self, request: bytes, *, seconds: float, cap: int, meanwhile: Callable[[], object] | None = None
    ) -> list[bytes]:
        """Send one frame and wait for one answer with a body of at most `cap` bytes.

        `meanwhile` is done while the other side works. An empty request listens on after TimedOut; what was not sent
        by then is sent first.

        Raises TimedOut, Gone, Flooded, or frames.Malformed for bytes that are not one answer.
        """
        if request:
            self._read_channel(expect_silence=True)
            self.unsent = memoryview(request)
            self._write()
        deadline = time.monotonic() + seconds
        if meanwhile:
            meanwhile()
        while (body := self._body(cap)) is None:
            self._step(deadline)
        while self._chunk():
            pass
        return frames.unpack(body)

    def _step(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimedOut
        self.poll.modify(self.channel, select.POLLIN | (select.POLLOUT if self.unsent else 0))
        ready = self.poll.poll(left * 1000)
        if not ready:
            raise TimedOut
        for descriptor, events in ready:
            if descriptor == self.output:
                self._read_output()
            elif events & ~select.POLLOUT:
                self._read_channel()
            else:
                self._write()

    def _body(self, cap: int) -> bytes | None:
        length = frames.body_length(self.received, cap)
        end = frames.LENGTH.size + (length or 0)
        if length is None or len(self.received) < end:
            return None
        if len(self.received) > end:
            raise frames.Malformed("more than one answer to one request")
        body = bytes(self.received[frames.LENGTH.size :])
        self.received.clear()
        return body

    def _read_channel(self, expect_silence: bool = False) -> None:
        try:
            chunk = self.channel.recv(_CHUNK)
        except BlockingIOError:
            return
        except ConnectionError as error:
            raise Gone from error
        if not chunk:
            raise Gone
        if expect_silence:
            raise frames.Malformed("an answer to a request that has not been made")
        self.received += chunk

    def _write(self) -> None:
        try:
            while self.unsent:
                self.unsent = self.unsent[self.channel.send(self.unsent[: _CHUNK * 4]) :]
        except BlockingIOError:
            pass
        except ConnectionError as error:
            raise Gone from error

    def _read_output(self) -> None:
        if self._chunk() == b"":
            self.poll.unregister(self.output)

    def _chunk(self) -> bytes | None:
        try:
            chunk = os.read(self.output, _CHUNK)
        except BlockingIOError:
            return None
        self.printed.add(chunk)
        if self.printed.total > FLOOD_FACTOR * self.printed.cap:
            raise Flooded
        return chunk

    def drain(self) -> None:
        """Take in what a process that gets no further request has printed."""
        with contextlib.suppress(Flooded):
            while self._chunk():
                pass

    def close(self) -> None:
        """Hang up."""
        self.channel.close()
        os.close(self.output)
