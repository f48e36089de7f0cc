"""Every refusal is a page: what happened, what is safe, the one thing to do."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory

from accounts.models import User
from api.problems import Invalid
from web import problems

ClientOf = Callable[[User], Client]


@pytest.mark.django_db
def test_an_address_that_does_not_exist_leads_home(client: Client) -> None:
    shown = client.get("/nowhere/")
    assert shown.status_code == 404
    assert "There is no such page, or it is not yours" in shown.content.decode()
    assert '<a class="btn" href="/">Go home</a>' in shown.content.decode()


@pytest.mark.django_db
def test_a_program_gets_problem_details_instead(client: Client) -> None:
    assert client.get("/api/v1/nowhere/").headers["Content-Type"] == "application/problem+json"


def test_our_fault_is_shown_without_database_and_session(rf: RequestFactory) -> None:
    # No `db` fixture: any query would raise here.
    shown = problems.our_fault(rf.get("/"))
    assert shown.status_code == 500
    assert "it is our fault" in shown.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_says_that_nothing_is_lost(learner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    shown = client.post("/accounts/login/", {"login": learner.email})
    assert shown.status_code == 403
    assert "Nothing is lost." in shown.content.decode()


def test_htmx_gets_only_the_notice(rf: RequestFactory) -> None:
    shown = problems.show(rf.get("/", headers={"HX-Request": "true"}), problems.BadRequest())
    assert "<html" not in shown.content.decode()
    assert 'role="alert"' in shown.content.decode()


def test_each_wrong_field_is_named(rf: RequestFactory) -> None:
    refusal = Invalid({"member": ["Expected a number."], "role": "Expected a role."})
    shown = problems.show(rf.get("/", headers={"HX-Request": "true"}), refusal).content.decode()
    assert "Expected a number." in shown
    assert "Expected a role." in shown
