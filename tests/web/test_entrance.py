"""Signing in, up and out, and a new password, without JavaScript and in our words."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]
OUTSIDE = ["login", "signup", "password/reset", "password/reset/done", "password/reset/key/done", "confirm-email"]
INSIDE = ["logout", "email", "password/change"]


@pytest.mark.parametrize("page", OUTSIDE)
def test_each_page_for_the_signed_out_is_one_of_ours(client: Client, page: str) -> None:
    shown = client.get(f"/accounts/{page}/")
    assert shown.status_code == 200
    assert '<body class="entrance">' in shown.content.decode()


@pytest.mark.parametrize("page", INSIDE)
def test_each_page_for_the_signed_in_is_one_of_ours(client_of: ClientOf, learner: User, page: str) -> None:
    shown = client_of(learner).get(f"/accounts/{page}/")
    assert shown.status_code == 200
    assert '<body class="entrance">' in shown.content.decode()


def test_signing_in_leads_back_to_where_one_came_from(client: Client, learner: User) -> None:
    shown = client.get("/accounts/login/?next=/profile/").content.decode()
    assert re.search(r'name="next" value="/profile/"', shown)
    given = {"login": learner.email, "password": PASSWORD, "next": "/profile/"}
    assert client.post("/accounts/login/", given).headers["Location"] == "/profile/"


def test_a_wrong_password_keeps_the_address_and_says_so(client: Client, learner: User) -> None:
    shown = client.post("/accounts/login/", {"login": learner.email, "password": "wrong"}).content.decode()
    assert f'value="{learner.email}"' in shown
    assert 'role="alert"' in shown


def test_signing_up_keeps_the_name(client: Client) -> None:
    client.post("/accounts/signup/", {"name": "Nia Ola", "email": "nia@example.org", "password1": PASSWORD})
    assert str(User.objects.get(email="nia@example.org")) == "Nia Ola"


def test_an_error_is_named_by_its_field(client: Client) -> None:
    given = {"name": "Nia", "email": "nia@example.org", "password1": "short"}
    shown = client.post("/accounts/signup/", given).content.decode()
    described = re.search(r'name="password1"[^>]*aria-describedby="([^"]+)"', shown)
    assert described is not None
    for name in described[1].split():
        assert f'id="{name}"' in shown
    assert 'aria-invalid="true"' in shown


def test_signing_out_asks_first(client_of: ClientOf, learner: User) -> None:
    client = client_of(learner)
    assert "Sign out?" in client.get("/accounts/logout/").content.decode()
    assert "_auth_user_id" in client.session
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_a_new_password_by_mail(client: Client, learner: User) -> None:
    client.post("/accounts/password/reset/", {"email": learner.email})
    [letter] = mail.outbox
    assert letter.subject == "Assay: Choose a new password"
    assert not getattr(letter, "alternatives", None)
    link = re.search(r"http://testserver(\S+)", str(letter.body))
    assert link is not None
    form = client.get(link[1], follow=True)
    new = {"password1": "an even longer password", "password2": "an even longer password"}
    done = client.post(form.redirect_chain[-1][0], new, follow=True)
    assert "The password is changed" in done.content.decode()
    learner.refresh_from_db()
    assert learner.check_password(new["password1"])


def test_a_used_link_says_that_nothing_changed(client: Client) -> None:
    shown = client.get("/accounts/password/reset/key/1-set-password/", follow=True).content.decode()
    assert "Your password is as it was." in shown


def test_who_has_an_account_is_not_told_to_others(client: Client, learner: User) -> None:
    known = client.post("/accounts/password/reset/", {"email": learner.email}, follow=True).content
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.org"}, follow=True).content
    assert known == unknown
    assert mail.outbox[1].subject == "Assay: There is no account with this address"


def test_a_letter_holds_no_markup(client: Client, learner: User) -> None:
    User.objects.filter(pk=learner.pk).update(name="Lena & <Co>")
    client.post("/accounts/password/reset/", {"email": learner.email})
    assert "&amp;" not in mail.outbox[0].body


def test_too_many_wrong_passwords_lock_and_tell_the_way_on(client: Client, learner: User) -> None:
    for _ in range(9):
        shown = client.post("/accounts/login/", {"login": learner.email, "password": "wrong"})
    assert shown.status_code == 429
    assert "/accounts/password/reset/" in shown.content.decode()
