"""The consent page: nothing starts and nothing is shared before the candidate agrees."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.html import escape

from accounts.models import User
from assessment.models import Attempt
from hiring import invitations
from hiring.models import Invitation

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


def url(token: str) -> str:
    return f"/invitations/{token}/"


@pytest.mark.parametrize("thing", [*invitations.SHARED, *invitations.NOT_SHARED, invitations.KEPT])
def test_it_says_what_is_shared_and_what_is_not(client: Client, invited: tuple[Invitation, str], thing: str) -> None:
    assert escape(thing) in client.get(url(invited[1])).content.decode()


def test_it_says_with_whom_how_long_and_under_which_ai_policy(client: Client, invited: tuple[Invitation, str]) -> None:
    page = client.get(url(invited[1])).content.decode()
    for told in ("Acme Models", "20 minutes", "Without help from AI tools", "Adder"):
        assert told in page


def test_it_leads_the_signed_out_to_sign_up_and_back(client: Client, invited: tuple[Invitation, str]) -> None:
    page = client.get(url(invited[1])).content.decode()
    assert f"/accounts/signup/?next=%2Finvitations%2F{invited[1]}%2F" in page
    given = {"name": "Nia", "email": "nia@example.org", "password1": "a long enough password"}
    back = client.post("/accounts/signup/", given | {"next": url(invited[1])})
    assert back.headers["Location"] == url(invited[1])


def test_consent_by_somebody_signed_out_asks_to_sign_in_and_starts_nothing(
    client: Client, invited: tuple[Invitation, str]
) -> None:
    response = client.post(url(invited[1]), {"consent": "yes"})
    assert response.headers["Location"].startswith("/accounts/login/?next=/invitations/")
    assert not Attempt.objects.exists()


def test_consent_starts_the_attempt(client_of: ClientOf, candidate: User, invited: tuple[Invitation, str]) -> None:
    response = client_of(candidate).post(url(invited[1]), {"consent": "yes"})
    assert response.headers["Location"] == f"/attempts/{Attempt.objects.get(learner=candidate).pk}/"


def test_without_the_tick_nothing_starts(client_of: ClientOf, candidate: User, invited: tuple[Invitation, str]) -> None:
    response = client_of(candidate).post(url(invited[1]))
    assert (response.status_code, Attempt.objects.count()) == (422, 0)
    assert "Tick the box to agree" in response.content.decode()


def test_own_extra_time_is_told_to_its_person_only(
    client_of: ClientOf, client: Client, candidate: User, invited: tuple[Invitation, str]
) -> None:
    User.objects.filter(pk=candidate.pk).update(extra_time_percent=50)
    assert "30 minutes" in client_of(candidate).get(url(invited[1])).content.decode()
    assert "30 minutes" not in client.get(url(invited[1])).content.decode()


def test_an_expired_or_withdrawn_invitation_is_over(client: Client, invited: tuple[Invitation, str]) -> None:
    invitations.revoke(invited[0])
    response = client.get(url(invited[1]))
    assert response.status_code == 410
    assert "Ask the person who invited you" in response.content.decode()


def test_who_has_agreed_is_led_on(client_of: ClientOf, candidate: User, invited: tuple[Invitation, str]) -> None:
    row, _ = invitations.accept(candidate, invited[1], consent=True)
    page = client_of(candidate).get(url(invited[1])).content.decode()
    assert f"/attempts/{row.attempt_id}/" in page
    assert "Agree and start" not in page


def test_nobody_else_sees_whether_an_invitation_was_accepted_or_can_take_it(
    client_of: ClientOf, candidate: User, learner: User, invited: tuple[Invitation, str]
) -> None:
    invitations.accept(candidate, invited[1], consent=True)
    assert "Agree and start" in client_of(learner).get(url(invited[1])).content.decode()
    assert client_of(learner).post(url(invited[1]), {"consent": "yes"}).status_code == 404


def test_an_unknown_token_opens_nothing(client: Client, db: None) -> None:
    assert client.get(url("no-such-token")).status_code == 404
