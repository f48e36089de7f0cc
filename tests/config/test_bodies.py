"""What a request left unread is taken in, within bounds."""

import io

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config import bodies


def refuse(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=413)


def test_a_refused_body_is_read_to_its_end(rf: RequestFactory) -> None:
    request = rf.put("/api/v1/x/", b"x" * 200_000, content_type="application/json")
    assert bodies.Bodies(refuse)(request).status_code == 413
    assert request.read() == b""


def test_a_body_larger_than_the_bound_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LONGEST_DRAIN", bodies.PIECE)
    stream = io.BytesIO(b"x" * 10 * bodies.PIECE)
    bodies.drain(stream)
    assert stream.tell() == bodies.PIECE


def test_a_body_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "DRAIN_SECONDS", -1)
    stream = io.BytesIO(b"x")
    bodies.drain(stream)
    assert stream.tell() == 0


def test_a_client_that_has_gone_troubles_nobody() -> None:
    class Gone(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise ConnectionResetError

    bodies.drain(Gone())
