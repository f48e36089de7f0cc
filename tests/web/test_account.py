"""The account: name, ways to sign in, and extra time, which nobody else is told."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]
PAGE = "/account/"


def shown(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_a_name_is_changed_with_a_plain_form(client_of: ClientOf, learner: User) -> None:
    response = client_of(learner).post(PAGE, {"name": "Lena Okafor"}, follow=True)
    learner.refresh_from_db()
    assert learner.name == "Lena Okafor"
    assert "Your name is saved." in response.content.decode()


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_name_that_cannot_be_kept_is_said_to_be_and_changes_nothing(
    client_of: ClientOf, learner: User, name: str
) -> None:
    response = client_of(learner).post(PAGE, {"name": name})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    learner.refresh_from_db()
    assert learner.name == "Lena"


def test_a_post_changes_nothing_but_the_name(client_of: ClientOf, learner: User) -> None:
    client_of(learner).post(PAGE, {"name": "Lena", "extra_time_percent": "50", "is_staff": "on"})
    learner.refresh_from_db()
    assert learner.extra_time_percent == 0
    assert not learner.is_staff


def test_extra_time_is_told_to_its_person(client_of: ClientOf, learner: User) -> None:
    learner.extra_time_percent = 25
    learner.save()
    assert "25&nbsp;% longer for you" in shown(client_of(learner))


def test_only_staff_are_led_to_the_administration(client_of: ClientOf, learner: User, staff: User) -> None:
    assert "/admin/" not in shown(client_of(learner))
    assert "/admin/" in shown(client_of(staff))


def test_who_is_signed_out_signs_in_first(client: Client) -> None:
    assert client.get(PAGE).headers["Location"] == "/accounts/login/?next=/account/"
