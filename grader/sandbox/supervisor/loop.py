"""One thread that waits for many things: descriptors to become readable, and moments to come."""

import heapq
import itertools
import selectors
import time
from collections.abc import Callable
from typing import Protocol

Callback = Callable[[], None]


class HasFileno(Protocol):
    def fileno(self) -> int: ...


class Loop:
    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._moments: list[tuple[float, int, Callback]] = []
        self._order = itertools.count()
        self.stopped = False

    def watch(self, what: int | HasFileno, callback: Callback) -> None:
        """Call back whenever `what` can be read from."""
        self._selector.register(what, selectors.EVENT_READ, callback)

    def forget(self, what: int | HasFileno) -> None:
        """To be called before `what` is closed; harmless if it is not watched."""
        if what in self._selector.get_map():
            self._selector.unregister(what)

    def later(self, seconds: float, callback: Callback) -> None:
        heapq.heappush(self._moments, (time.monotonic() + seconds, next(self._order), callback))

    def run(self) -> None:
        while not self.stopped:
            for key, _ in self._selector.select(self._until_next()):
                # An earlier callback may have forgotten it.
                if self._selector.get_map().get(key.fd) is key:
                    key.data()
            while self._moments and self._moments[0][0] <= time.monotonic():
                heapq.heappop(self._moments)[2]()

    def _until_next(self) -> float | None:
        return max(0.0, self._moments[0][0] - time.monotonic()) if self._moments else None
