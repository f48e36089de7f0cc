"""Ready means that database, queue and cache answer, and that the question is answered soon."""

import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that takes connections and says nothing."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_all_is_well_without_a_broker_to_reach(client: Client) -> None:
    reply = client.get("/healthz/ready")
    assert reply.status_code == 200
    assert {name: reply.json()[name] for name in ("database", "queue", "cache")} == dict.fromkeys(
        ("database", "queue", "cache"), True
    )


def test_a_broker_that_refuses_makes_the_site_unready(client: Client, settings: Any) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.REDIS_URL = f"redis://127.0.0.1:{unused.getsockname()[1]}/0"
        reply = client.get("/healthz/ready")
    assert (reply.status_code, reply.json()["queue"], reply.json()["database"]) == (503, False, True)


def test_a_silent_broker_keeps_the_question_waiting_for_seconds_only(
    client: Client, settings: Any, silent: int
) -> None:
    settings.REDIS_URL = f"redis://127.0.0.1:{silent}/0"
    started = time.monotonic()
    assert client.get("/healthz/ready").status_code == 503
    assert time.monotonic() - started < 5
