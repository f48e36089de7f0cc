"""The serving loop: load the submission, then answer one call at a time.

Whatever is in this process belongs to the submission once it is loaded, so nothing here is a safeguard:
the limits are the kernel's, and answers are judged outside, where the expected values are.
"""

import contextlib
import functools
import importlib
import itertools
import json
import os
import socket
import sys
from typing import Any, NoReturn, Protocol

from grader.sandbox.inside import kernel
from grader.sandbox.wire import answers, frames, values


class Submission(Protocol):
    """A submission in one language; `order` is the first thing that the other side says."""

    def __init__(self, source: str, order: dict[str, Any]) -> None: ...

    def load(self) -> list[bytes]:
        """The answer that says whether calls can be made."""

    def call(self, data: bytes) -> list[bytes]:
        """The answer to one call; `data` encodes [args, kwargs]."""


def serve(channel: int) -> NoReturn:
    """Talk over the descriptor `channel` until the other side hangs up; the process ends here."""
    status = 1
    try:
        _serve(channel)
    except EOFError:
        status = 0
    except MemoryError:
        status = answers.OUT_OF_MEMORY
    finally:
        os._exit(status)


def rehearse(language: str, rounds: int) -> None:
    """Serve a small submission, and call it, so that what first use sets up is set up; raises what goes wrong."""
    spoken = importlib.import_module(f"grader.sandbox.inside.{language}")
    source, arguments = spoken.REHEARSAL
    order = {"language": language, "entry_point": "solve", "collect": False, "seed": 0}
    first = json.dumps({**order, "output_bytes": 1 << 10, "sql_steps": 1 << 20}).encode()
    call = frames.pack(values.encode([arguments, {}], 1 << 10))
    for _ in range(rounds):
        # Packets, because one frame is read at a time, and here all of them are there at once.
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with near, far, contextlib.suppress(EOFError):
            for frame in (frames.pack(first, source.encode()), call, call):
                far.send(frame)
            far.shutdown(socket.SHUT_WR)
            _serve(near.fileno())
    sys.modules.pop("submission", None)


def _serve(channel: int) -> None:
    printed: Any = sys.stdout

    def answer(parts: list[bytes]) -> None:
        _flush(printed)
        _write(channel, frames.pack(*parts))

    def receive() -> list[bytes]:
        return frames.receive(functools.partial(os.read, channel))

    answer([answers.READY])
    first, source = receive()
    order = json.loads(first)
    # Imported already, before the fork.
    language = importlib.import_module(f"grader.sandbox.inside.{order['language']}")
    submission: Submission = language.Submission(source.decode("utf-8", "replace"), order)
    answer([answers.number(1), *submission.load()])
    for count in itertools.count(2):
        (data,) = receive()
        answer([answers.number(count), *submission.call(data)])


def _flush(printed: Any) -> None:
    # Closed by the submission, perhaps: what it had not written is lost to it alone.
    with contextlib.suppress(OSError, ValueError):
        printed.flush()
    kernel.flush_c_streams()


def _write(channel: int, frame: bytes) -> None:
    rest = memoryview(frame)
    while rest:
        rest = rest[os.write(channel, rest) :]
