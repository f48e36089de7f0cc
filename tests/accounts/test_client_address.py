"""Whose guesses are counted: the caller as the nearest trusted proxy saw them, whatever the caller claims."""

from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from axes.helpers import get_client_ip_address
from django.test import Client, RequestFactory

from accounts.models import User
from accounts.sign_in import client_address
from tests.conftest import PASSWORD

PROXY, CALLER = "172.18.0.5", "203.0.113.7"


def proxies(settings: Any, count: int) -> None:
    settings.PROXY_COUNT = settings.ALLAUTH_TRUSTED_PROXY_COUNT = count
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": count}


@pytest.mark.parametrize(
    ("count", "forwarded", "expected"),
    [
        (0, CALLER, PROXY),
        (0, f"6.6.6.6, {CALLER}", PROXY),
        (1, CALLER, CALLER),
        (1, f"6.6.6.6, {CALLER}", CALLER),
        (2, f"6.6.6.6, {CALLER}, 10.0.0.1", CALLER),
        (2, CALLER, CALLER),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "no address", PROXY),
        (1, "", PROXY),
    ],
)
def test_locks_and_sign_in_pages_take_the_address_that_the_proxies_vouch_for(
    rf: RequestFactory, settings: Any, count: int, forwarded: str, expected: str
) -> None:
    proxies(settings, count)
    request = rf.get("/", REMOTE_ADDR=PROXY, headers={"X-Forwarded-For": forwarded})
    found = [client_address(request), get_client_ip_address(request), get_adapter(request).get_client_ip(request)]
    assert found == [expected] * 3


def test_without_a_header_it_is_who_called(rf: RequestFactory, settings: Any) -> None:
    proxies(settings, 1)
    assert client_address(rf.get("/", REMOTE_ADDR=PROXY)) == PROXY


def sign_in(learner: User, password: str, forwarded: str) -> int:
    body = {"email": learner.email, "password": password}
    headers = {"X-Forwarded-For": forwarded}
    reply = Client().post(
        "/api/v1/auth/tokens/", body, content_type="application/json", headers=headers, REMOTE_ADDR=PROXY
    )
    return reply.status_code


@pytest.mark.parametrize("count", [0, 1])
def test_a_new_claim_with_each_guess_does_not_escape_the_lock(learner: User, settings: Any, count: int) -> None:
    proxies(settings, count)
    guesses = [sign_in(learner, "a wrong guess", f"6.6.6.{number}, {CALLER}") for number in range(9)]
    assert guesses[0] == 401 and guesses[-1] == 429


def test_behind_a_proxy_a_guesser_locks_out_nobody_at_another_address(learner: User, settings: Any) -> None:
    proxies(settings, 1)
    for _ in range(9):
        sign_in(learner, "a wrong guess", CALLER)
    assert sign_in(learner, PASSWORD, CALLER) == 429
    assert sign_in(learner, PASSWORD, "198.51.100.4") == 201
