"""The queue in memory, woken by each message and each acknowledgement.

The memory transport it stands on sleeps between looks at its queues: a second by default, longer than a verdict takes,
or a core's twentieth part if it looks often enough.
"""

import threading
import time
from queue import Empty
from typing import Any

from kombu.transport import memory

_rung = threading.Event()
# Should two consumers ever wait at once, one could miss a ring of the other; it looks again after this time.
LONGEST_SLEEP = 1.0


class Channel(memory.Channel):
    def _put(self, queue: str, message: Any, **options: Any) -> None:
        super()._put(queue, message, **options)
        _rung.set()

    def basic_ack(self, delivery_tag: str, multiple: bool = False) -> None:
        """Rings too: a message may be waiting that prefetch held back until this one was done."""
        super().basic_ack(delivery_tag, multiple=multiple)
        _rung.set()

    def basic_reject(self, delivery_tag: str, requeue: bool = False) -> None:
        super().basic_reject(delivery_tag, requeue=requeue)
        _rung.set()


class Transport(memory.Transport):
    Channel = Channel

    def drain_events(self, connection: Any, timeout: float | None = None, **options: Any) -> None:
        assert self.cycle is not None
        deadline = time.monotonic() + timeout if timeout else None
        while True:
            _rung.clear()
            try:
                self.cycle.get(self._deliver, timeout=timeout)
                return
            except Empty:
                left = deadline - time.monotonic() if deadline else LONGEST_SLEEP
                if left <= 0:
                    raise TimeoutError from None
                _rung.wait(min(left, LONGEST_SLEEP))
