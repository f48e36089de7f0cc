"""A client that is refused in the middle of sending hears why."""

import http.client
import json
from urllib.parse import urlsplit

import pytest

from tests.embedded import Caller, Embedded

pytestmark = pytest.mark.sandbox

NOWHERE = "attempts/00000000-0000-0000-0000-000000000000/responses/6/"


@pytest.fixture(scope="module")
def learner(product: Embedded) -> Caller:
    return Caller(product.url, product.people()["learner"])


def test_ten_megabytes_are_refused_in_words_and_not_by_a_broken_pipe(learner: Caller) -> None:
    body = {"code": "x" * 10_000_000, "kind": "run"}
    answers = [learner.call("POST", NOWHERE + "submissions/", body) for _ in range(5)]
    assert {(status, refusal["type"]) for status, refusal in answers} == {(413, "too-large")}


def test_a_chunked_body_is_refused_in_words(learner: Caller) -> None:
    asked = http.client.HTTPConnection(urlsplit(learner.url).netloc)
    pieces = iter([b" " * 100_000] * 50)
    asked.request("PUT", f"/api/v1/{NOWHERE}", pieces, learner.headers, encode_chunked=True)
    answer = asked.getresponse()
    assert (answer.status, json.loads(answer.read())["type"]) == (411, "length-required")
