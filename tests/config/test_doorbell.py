"""The queue in memory wakes its reader at once, and not before."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from kombu import Connection, Consumer, Queue

from config.doorbell import LONGEST_SLEEP

QUICK = LONGEST_SLEEP / 4


@pytest.fixture
def connection() -> Iterator[Connection]:
    with Connection(transport="config.doorbell:Transport") as opened:
        yield opened


@pytest.fixture
def queue(request: pytest.FixtureRequest) -> Queue:
    return Queue(request.node.name)


def publish_later(connection: Connection, queue: Queue, *, after: float) -> None:
    def publish() -> None:
        time.sleep(after)
        with connection.Producer() as producer:
            producer.publish("ding", routing_key=queue.name, declare=[queue])

    threading.Thread(target=publish, daemon=True).start()


def test_a_message_wakes_the_reader_at_once(connection: Connection, queue: Queue) -> None:
    heard: list[Any] = []
    with Consumer(connection, [queue], callbacks=[lambda body, message: heard.append(body)], no_ack=True):
        publish_later(connection, queue, after=0.05)
        started = time.monotonic()
        connection.drain_events(timeout=5)
    assert heard == ["ding"]
    assert time.monotonic() - started < 0.05 + QUICK


def test_an_acknowledgement_wakes_the_reader_for_the_message_it_held_back(connection: Connection, queue: Queue) -> None:
    messages: list[Any] = []
    with Consumer(connection, [queue], callbacks=[lambda body, message: messages.append(message)], prefetch_count=1):
        for _ in range(2):
            publish_later(connection, queue, after=0)
        connection.drain_events(timeout=5)
        threading.Timer(0.05, messages[0].ack).start()
        started = time.monotonic()
        connection.drain_events(timeout=5)
    assert len(messages) == 2
    assert time.monotonic() - started < 0.05 + QUICK


def test_an_empty_queue_times_out(connection: Connection, queue: Queue) -> None:
    with Consumer(connection, [queue], no_ack=True), pytest.raises(TimeoutError):
        connection.drain_events(timeout=0.05)
