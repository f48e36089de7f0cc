"""The serving loop: load the submission, then answer one call at a time.

Whatever is in this process belongs to the submission once it is loaded, so nothing here is a safeguard:
the limits are the kernel's, and answers are judged outside, where the expected values are.
"""

import contextlib
import gc
import itertools
import json
import os
import random
import sys
import traceback
import types
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import numpy as np

from grader.sandbox.inside import confinement, errors
from grader.sandbox.wire import answers, frames, values

MOST_COLLECTED = 100_000
_RESERVE_BYTES = 4 << 20
_ARGUMENT_SLACK = 1024


class Submission:
    """The loaded code; `order` holds entry_point, collect, seed and output_bytes."""

    def __init__(self, source: str, order: dict[str, Any]) -> None:
        self.source = source
        self.order = order
        self.entry_point: Callable[..., Any] | None = None
        # Freed when memory has run out, so that there is some left to say so.
        self.reserve = [bytearray(_RESERVE_BYTES)]

    def load(self) -> list[bytes]:
        """Compile and run the top level; finished when the entry point is there to be called."""
        try:
            code = compile(self.source, errors.FILENAME, "exec", dont_inherit=True)
        except BaseException as error:  # also ValueError and MemoryError come from unreadable source
            return _answer("syntax_error", *errors.describe(error))
        errors.remember(self.source)
        module = types.ModuleType("submission")
        sys.modules["submission"] = module
        self.seed()
        try:
            exec(code, module.__dict__)
        except BaseException as error:
            return self.failed(error)
        return self.find(module)

    def find(self, module: types.ModuleType) -> list[bytes]:
        name = self.order["entry_point"]
        found = module.__dict__.get(name)
        if not callable(found):
            said = "is not a function" if name in module.__dict__ else "is not defined"
            return _answer("no_entry_point", f"{name} {said}")
        self.entry_point = found
        return _answer("finished")

    def call(self, data: bytes) -> list[bytes]:
        """The answer to one call; `data` encodes [args, kwargs]."""
        assert self.entry_point is not None
        args, kwargs = values.decode(data, len(data))
        self.seed()
        try:
            result = self.entry_point(*map(_arrived, args), **{k: _arrived(v) for k, v in kwargs.items()})
            value = values.encode(self.collected(result), self.order["output_bytes"])
        except values.Unsupported as error:
            return _answer("wrong_type", str(error))
        except values.TooLarge as error:
            return _answer("output_limit", str(error))
        except BaseException as error:
            return self.failed(error)
        return [*_answer("finished"), value, _after([args, kwargs], len(data) + _ARGUMENT_SLACK)]

    def failed(self, error: BaseException) -> list[bytes]:
        if not isinstance(error, MemoryError):
            return _answer("raised", *errors.describe(error))
        self.reserve.clear()
        traceback.clear_frames(error.__traceback__)
        gc.collect()
        return _answer("memory_limit", *errors.describe(error))

    def collected(self, result: Any) -> Any:
        if self.order["collect"] and isinstance(result, Iterator):
            return list(itertools.islice(result, MOST_COLLECTED))
        return result

    def seed(self) -> None:
        random.seed(self.order["seed"])
        np.random.seed(self.order["seed"] % 2**32)


def serve(channel: int) -> NoReturn:
    """Talk over the descriptor `channel` until the other side hangs up; the process ends here."""
    status = 1
    try:
        _serve(channel, sys.stdout)
    except EOFError:
        status = 0
    except MemoryError:
        status = answers.OUT_OF_MEMORY
    finally:
        os._exit(status)


def _serve(channel: int, printed: Any) -> None:
    printed.reconfigure(errors="backslashreplace")
    sys.stderr = printed

    def answer(parts: list[bytes]) -> None:
        _flush(printed)
        _write(channel, frames.pack(*parts))

    def receive() -> list[bytes]:
        return frames.receive(lambda count: os.read(channel, count))

    answer([b"ready"])
    bounds, program = receive()
    confinement.limit_resources(**json.loads(bounds))
    confinement.lock(program)
    answer([b"confined"])
    order, source = receive()
    submission = Submission(source.decode("utf-8", "replace"), json.loads(order))
    answer([answers.number(1), *submission.load()])
    for count in itertools.count(2):
        (data,) = receive()
        answer([answers.number(count), *submission.call(data)])


def _arrived(argument: Any) -> Any:
    return np.random.default_rng(argument.seed) if type(argument) is values.Rng else argument


def _after(arguments: object, limit: int) -> bytes:
    """The arguments after the call; empty if they have become something that never went in."""
    try:
        return values.encode(arguments, limit)
    except (values.Unsupported, values.TooLarge):
        return b""


def _answer(reason: str, error: str = "", trace: str = "") -> list[bytes]:
    return [answers.head(reason, error, trace)]


def _flush(printed: Any) -> None:
    # Closed by the submission, perhaps: what it had not written is lost to it alone.
    with contextlib.suppress(OSError, ValueError):
        printed.flush()
    confinement.flush_c_streams()


def _write(channel: int, frame: bytes) -> None:
    rest = memoryview(frame)
    while rest:
        rest = rest[os.write(channel, rest) :]
