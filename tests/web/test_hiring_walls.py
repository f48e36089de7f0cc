"""To everybody outside an organisation, its pages do not exist; and no page of it tells how long somebody took."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.models import Organisation, User
from hiring.models import Invitation, Position, Report

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


def pages(position: Position, report: Report) -> list[str]:
    base = f"/organisations/{position.organisation.slug}/"
    return [base, f"{base}members/", f"{base}positions/{position.pk}/", f"{base}reports/{report.pk}/"]


def test_a_stranger_finds_no_page_of_an_organisation(
    client_of: ClientOf, stranger: User, learner: User, candidate: User, position: Position, report: Report
) -> None:
    for person in (stranger, learner, candidate):
        for page in pages(position, report):
            assert client_of(person).get(page).status_code == 404, page
            assert client_of(person).post(page, {"note": "x"}).status_code == 404, page


def test_another_organisations_owner_finds_no_row_under_their_own_name(
    client_of: ClientOf, stranger: User, position: Position, report: Report
) -> None:
    for page in (f"positions/{position.pk}/", f"reports/{report.pk}/"):
        assert client_of(stranger).get(f"/organisations/other/{page}").status_code == 404


def test_a_page_that_is_not_yours_reads_as_one_that_does_not_exist(
    client_of: ClientOf, stranger: User, organisation: Organisation
) -> None:
    theirs = client_of(stranger).get("/organisations/acme/").content
    assert theirs == client_of(stranger).get("/organisations/none/").content
    assert b"There is no such page, or it is not yours" in theirs


def test_the_signed_out_are_asked_to_sign_in(client: Client, position: Position, report: Report) -> None:
    for page in pages(position, report):
        assert client.get(page).headers["Location"] == f"/accounts/login/?next={page}"


def test_no_page_shows_a_time_of_day_or_a_duration(
    client_of: ClientOf, owner: User, candidate: User, position: Position, report: Report
) -> None:
    User.objects.filter(pk=candidate.pk).update(extra_time_percent=50)
    for page in pages(position, report):
        text = client_of(owner).get(page).content.decode()
        assert not re.search(r"\b\d{1,2}:\d{2}\b", text), page
        assert not re.search(r"\b\d+ (seconds?|minutes?|hours?)\b", text), page
        assert "extra" not in text, page


def test_before_a_report_an_accepted_invitation_looks_like_an_open_one(
    client_of: ClientOf, owner: User, candidate: User, position: Position, invited: tuple[Invitation, str]
) -> None:
    page = f"/organisations/acme/positions/{position.pk}/"
    long_ago = datetime(2020, 2, 3, 4, 5, tzinfo=UTC)
    Invitation.objects.update(candidate=candidate, consented_at=long_ago)
    shown = client_of(owner).get(page).content.decode()
    assert "Invited" in shown and "Accepted" not in shown
    assert "2020" not in shown
