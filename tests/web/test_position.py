"""Positions: made with an assessment and a role, filled by links that are shown once."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Organisation, User
from hiring import invitations
from hiring.models import Invitation, Position, Report

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]
LIST = "/organisations/acme/"


def page(position: Position) -> str:
    return f"{LIST}positions/{position.pk}/"


def until(days: int) -> str:
    return (timezone.now().date() + timedelta(days=days)).isoformat()


def test_a_recruiter_makes_a_position(client_of: ClientOf, recruiter: User, organisation: Organisation) -> None:
    given = {"title": "Adder", "quiz": "everything", "role": "sample-role", "cut-sample-role-adding": "560"}
    response = client_of(recruiter).post(LIST, given)
    made = Position.objects.get()
    assert response.headers["Location"] == page(made)
    assert made.cuts == {"adding": pytest.approx(0.6)}


def test_only_assessments_are_offered(client_of: ClientOf, recruiter: User, organisation: Organisation) -> None:
    shown = client_of(recruiter).get(LIST).content.decode()
    assert 'value="everything"' in shown
    assert 'value="sample-practice"' not in shown


def test_a_quiz_for_practice_makes_no_position(
    client_of: ClientOf, recruiter: User, organisation: Organisation
) -> None:
    given = {"title": "Adder", "quiz": "sample-practice", "role": "sample-role"}
    response = client_of(recruiter).post(LIST, given)
    assert (response.status_code, Position.objects.count()) == (422, 0)
    assert 'value="Adder"' in response.content.decode()


def test_a_reviewer_makes_no_position_and_invites_nobody(
    client_of: ClientOf, reviewer: User, position: Position
) -> None:
    client = client_of(reviewer)
    assert "<form" not in client.get(LIST).content.decode()
    assert "<form" not in client.get(page(position)).content.decode()
    assert client.post(LIST, {"title": "x"}).status_code == 403
    assert client.post(page(position), {"email": "c@example.org", "until": until(3)}).status_code == 403
    assert not Invitation.objects.exists()


def test_it_says_under_which_rules(client_of: ClientOf, reviewer: User, position: Position) -> None:
    shown = client_of(reviewer).get(page(position)).content.decode()
    for told in ("Everything once", "Sample role", "Without help from AI tools", "Public: candidates may have seen"):
        assert told in shown
    assert re.search(r"560\s*<span class=\"meta\">yours; the role asks 530", shown)


def test_an_invitation_gives_its_link_once(client_of: ClientOf, recruiter: User, position: Position) -> None:
    client = client_of(recruiter)
    after = client.post(page(position), {"email": "c@example.org", "until": until(3)}, follow=True)
    link = re.search(r'value="http://testserver(/invitations/[^"]+)"', after.content.decode())
    assert link is not None
    assert Client().get(link[1]).status_code == 200
    assert "/invitations/" not in client.get(page(position)).content.decode()


def test_the_token_of_a_link_lies_in_no_session(client_of: ClientOf, recruiter: User, position: Position) -> None:
    client = client_of(recruiter)
    client.post(page(position), {"email": "c@example.org", "until": until(3)})
    token = client.cookies["invitation-link"].value.split(":")[0]
    assert invitations.find(token).email == "c@example.org"
    assert token not in str(dict(client.session))


@pytest.mark.parametrize("days", [-1, 200])
def test_an_invitation_ends_within_half_a_year(
    client_of: ClientOf, recruiter: User, position: Position, days: int
) -> None:
    response = client_of(recruiter).post(page(position), {"email": "c@example.org", "until": until(days)})
    assert (response.status_code, Invitation.objects.count()) == (422, 0)
    assert "Expected a time within the next 180 days" in response.content.decode()


def test_an_invitation_is_withdrawn(
    client_of: ClientOf, recruiter: User, position: Position, invited: tuple[Invitation, str]
) -> None:
    after = client_of(recruiter).post(page(position), {"revoke": str(invited[0].pk)}, follow=True)
    assert "withdrawn" in after.content.decode()
    assert Client().get(f"/invitations/{invited[1]}/").status_code == 410


def test_an_accepted_invitation_is_not_withdrawn_and_looks_like_any_other(
    client_of: ClientOf, recruiter: User, candidate: User, position: Position, invited: tuple[Invitation, str]
) -> None:
    invitations.accept(candidate, invited[1], consent=True)
    after = client_of(recruiter).post(page(position), {"revoke": str(invited[0].pk)}, follow=True)
    assert "withdrawn, unless it has been accepted" in after.content.decode()
    assert "Carlos" not in after.content.decode()
    assert invitations.accept(candidate, invited[1], consent=True)[1] is False


@pytest.mark.parametrize("given", ["no-uuid", "6f9619ff-8b86-4d01-b42d-00c04fc964ff"])
def test_what_is_not_an_invitation_of_the_position_is_not_found(
    client_of: ClientOf, recruiter: User, position: Position, given: str
) -> None:
    assert client_of(recruiter).post(page(position), {"revoke": given}).status_code == 404


def test_a_report_stands_with_its_chance_its_interval_and_its_word(
    client_of: ClientOf, reviewer: User, position: Position, report: Report
) -> None:
    shown = client_of(reviewer).get(page(position)).content.decode()
    assert f"/organisations/acme/reports/{report.pk}/" in shown
    assert re.search(r"<b>0\.\d\d</b>", shown)
    assert "90\N{NO-BREAK SPACE}% interval" in shown
    assert re.search(r"Meets|Not yet|More evidence", shown)
