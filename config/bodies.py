"""The body of a request, before and after the product answers it."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError

from api.problems import Problem
from web.problems import show

LONGEST_DRAIN = 32_000_000
DRAIN_SECONDS = 10
PIECE = 65_536


class LengthRequired(Problem):
    layout = "bare.html"  # session and user are not there yet
    type, status = "length-required", 411
    title = "The length of the request is missing"

    def __init__(self) -> None:
        super().__init__("A chunked body is not read. Send it whole, with a Content-Length header.")


class Bodies:
    """Middleware: refuses a chunked body, which would be read as empty, and takes in what was left unread.

    A client that is still sending when its connection closes sees a broken pipe, and never the refusal.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "HTTP_TRANSFER_ENCODING" in request.META:
            response = show(request, LengthRequired())
            if request.META.get("wsgi.input_terminated"):  # else it may be read for ever
                drain(request.META["wsgi.input"])
            return response
        response = self.get_response(request)
        if (request.META.get("CONTENT_LENGTH") or "0") != "0":
            drain(request)
        return response


def drain(stream: HttpRequest | IO[Any]) -> None:
    """Reads on to the end, within bounds of size and time."""
    deadline, left = time.monotonic() + DRAIN_SECONDS, LONGEST_DRAIN
    with suppress(OSError, UnreadablePostError):  # the client has gone
        while left > 0 and time.monotonic() < deadline and (piece := stream.read(PIECE)):
            left -= len(piece)
