"""A submission in Python: a module whose entry point is called.

What belongs to numpy is done where the runtime has imported it.
"""

import gc
import itertools
import mmap
import random
import sys
import traceback
import types
from collections.abc import Callable, Iterator
from typing import Any

from grader.sandbox.inside import errors
from grader.sandbox.wire import answers, values

MOST_COLLECTED = 100_000
_RESERVE_BYTES = 4 << 20


class Submission:
    """The loaded module. How arguments arrive and results leave can be changed by a runtime's own subclass."""

    def __init__(self, source: str, order: dict[str, Any]) -> None:
        self.source = source
        self.order = order
        self.entry_point: Callable[..., Any] | None = None
        # Given back when memory has run out, so that there is some left to say so; until then never touched.
        self.reserve = mmap.mmap(-1, _RESERVE_BYTES)

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
        arrived = self.arrived([args, kwargs])
        self.seed()
        try:
            result = self.entry_point(*arrived[0], **arrived[1])
            value = values.encode(self.leaving(self.collected(result)), self.order["output_bytes"])
        except values.Unsupported as error:
            return _answer("wrong_type", str(error))
        except values.TooLarge as error:
            return _answer("output_limit", str(error))
        except BaseException as error:
            return self.failed(error)
        kept = self.after(arrived, [args, kwargs], len(data)) == data
        return [*_answer("finished"), value, answers.KEPT if kept else answers.CHANGED]

    def failed(self, error: BaseException) -> list[bytes]:
        if not isinstance(error, MemoryError):
            return _answer("raised", *errors.describe(error))
        self.reserve.close()
        traceback.clear_frames(error.__traceback__)
        gc.collect()
        return _answer("memory_limit", *errors.describe(error))

    def collected(self, result: Any) -> Any:
        if self.order["collect"] and isinstance(result, Iterator):
            return list(itertools.islice(result, MOST_COLLECTED))
        return result

    def seed(self) -> None:
        random.seed(self.order["seed"])
        if numpy := sys.modules.get("numpy"):
            numpy.random.seed(self.order["seed"] % 2**32)

    def arrived(self, call: list[Any]) -> list[Any]:
        """The arguments as the entry point gets them: a seed has become a generator."""
        args, kwargs = call
        return [list(map(_generator, args)), {name: _generator(value) for name, value in kwargs.items()}]

    def leaving(self, result: Any) -> Any:
        """The result as it can travel."""
        return result

    def after(self, arrived: list[Any], sent: list[Any], limit: int) -> bytes:
        """The arguments after the call; empty if they have become something that never went in."""
        try:
            return values.encode(sent, limit)
        except (values.Unsupported, values.TooLarge):
            return b""


# A submission and the arguments of a call of it, to practise on.
REHEARSAL: tuple[str, list[Any]] = ("def solve(x):\n    return [x, (None, {1: 2.5})]\n", [[1.0, "a"]])


def prepare() -> None:
    """Nothing is set up later than at import."""


def _generator(argument: Any) -> Any:
    if type(argument) is not values.Rng:
        return argument
    return sys.modules["numpy"].random.default_rng(argument.seed)


def _answer(reason: str, error: str = "", trace: str = "") -> list[bytes]:
    return [answers.head(reason, error, trace)]
