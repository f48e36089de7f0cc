"""Members: owners add, change and remove; somebody must always be left to decide."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Member, Organisation, User

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]
PAGE = "/organisations/acme/members/"


def membership(user: User) -> Member | None:
    return Member.objects.filter(user=user, organisation__slug="acme").first()


def test_an_owner_adds_somebody_who_has_an_account(client_of: ClientOf, owner: User, learner: User) -> None:
    client_of(owner).post(PAGE, {"email": "LENA@example.org", "role": "reviewer"})
    found = membership(learner)
    assert found is not None
    assert found.role == Member.Role.REVIEWER


def test_somebody_without_an_account_is_asked_to_sign_up(client_of: ClientOf, owner: User) -> None:
    response = client_of(owner).post(PAGE, {"email": "nobody@example.org", "role": "reviewer"})
    assert response.status_code == 422
    assert "Ask them to sign up first" in response.content.decode()


def test_a_member_is_not_added_twice(client_of: ClientOf, owner: User, recruiter: User) -> None:
    response = client_of(owner).post(PAGE, {"email": recruiter.email, "role": "owner"})
    assert response.status_code == 422
    found = membership(recruiter)
    assert found is not None
    assert found.role == Member.Role.RECRUITER


def test_an_owner_changes_a_role(client_of: ClientOf, owner: User, reviewer: User) -> None:
    row = membership(reviewer)
    assert row is not None
    client_of(owner).post(PAGE, {"member": row.pk, "role": "recruiter"})
    row.refresh_from_db()
    assert row.role == Member.Role.RECRUITER


def test_an_owner_removes_a_member(client_of: ClientOf, owner: User, reviewer: User) -> None:
    row = membership(reviewer)
    assert row is not None
    client_of(owner).post(PAGE, {"member": row.pk, "remove": "1"})
    assert membership(reviewer) is None
    assert client_of(reviewer).get(PAGE).status_code == 404


@pytest.mark.parametrize("change", [{"remove": "1"}, {"role": "reviewer"}])
def test_the_last_owner_stays(client_of: ClientOf, owner: User, change: dict[str, str]) -> None:
    row = membership(owner)
    assert row is not None
    response = client_of(owner).post(PAGE, {"member": row.pk, **change})
    assert response.status_code == 409
    row.refresh_from_db()
    assert row.role == Member.Role.OWNER


def test_an_owner_who_leaves_while_another_stays_is_led_home(client_of: ClientOf, owner: User, recruiter: User) -> None:
    Member.objects.filter(user=recruiter).update(role=Member.Role.OWNER)
    row = membership(owner)
    assert row is not None
    response = client_of(owner).post(PAGE, {"member": row.pk, "remove": "1"})
    assert response.headers["Location"] == "/"


def test_nobody_else_changes_anything(
    client_of: ClientOf, owner: User, recruiter: User, reviewer: User, learner: User
) -> None:
    row = membership(reviewer)
    assert row is not None
    for person in (recruiter, reviewer):
        client = client_of(person)
        assert "Remove" not in client.get(PAGE).content.decode()
        assert client.post(PAGE, {"member": row.pk, "remove": "1"}).status_code == 403
        assert client.post(PAGE, {"email": learner.email, "role": "owner"}).status_code == 403
    assert membership(reviewer) is not None
    assert membership(learner) is None


def test_a_member_of_another_organisation_is_out_of_reach(
    client_of: ClientOf, owner: User, stranger: User, organisation: Organisation
) -> None:
    theirs = Member.objects.get(user=stranger)
    assert client_of(owner).post(PAGE, {"member": theirs.pk, "remove": "1"}).status_code == 404
    assert Member.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize("given", [{"member": "x"}, {"member": "1"}, {"member": "1", "role": "king"}])
def test_an_unreadable_change_is_refused(client_of: ClientOf, owner: User, given: dict[str, str]) -> None:
    assert client_of(owner).post(PAGE, given).status_code == 422
