"""A person out, and all of a person's data out: what goes, what stays, and whose it is."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from knox.models import AuthToken

from accounts.models import Organisation, User
from assessment.models import Attempt
from hiring import invitations, personal_data, reports
from hiring.models import Invitation, Position, Report
from quizzes.models import Quiz
from tests.hiring.test_reports import answer_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def position(organisation: Organisation, recruiter: User, quiz: Quiz) -> Position:
    return invitations.create_position(
        organisation, recruiter, title="Adder", quiz=quiz.slug, role="sample-role", cuts={}
    )


def invite(position: Position, email: str) -> str:
    return invitations.invite(position, email=email, expires_at=timezone.now() + timedelta(days=2))[1]


def reported(position: Position, candidate: User, email: str) -> Report:
    """The report on a candidate who was invited at an address and has done everything."""
    accepted, _ = invitations.accept(candidate, invite(position, email), consent=True)
    assert accepted.attempt is not None
    answer_all(candidate, accepted.attempt)
    reports.issue_due()
    return Report.objects.get(invitation=accepted)


def exported(person: User) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(personal_data.export(person))) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json")]
        return {name.removesuffix(".json"): json.loads(archive.read(name)) for name in names}


def test_an_invitation_that_another_person_accepted_stays_theirs_without_the_address(
    position: Position, candidate: User, learner: User
) -> None:
    report = reported(position, candidate, email=learner.email)
    assert personal_data.erase(learner) == 0
    report.refresh_from_db()
    assert report.content["candidate"] == {"name": "Carlos", "email": "carlos@example.org", "invited_as": ""}
    assert report.invitation.candidate == candidate
    assert not Invitation.objects.filter(email__iexact=learner.email).exists()


def test_an_accepted_invitation_without_a_report_yet_stays_another_persons_too(
    position: Position, candidate: User, learner: User
) -> None:
    invitations.accept(candidate, invite(position, learner.email), consent=True)
    personal_data.erase(learner)
    assert Invitation.objects.get().candidate == candidate
    assert Attempt.objects.get().learner == candidate


def test_an_invitation_that_nobody_accepted_goes_with_the_address(position: Position, learner: User) -> None:
    invite(position, learner.email.upper())
    personal_data.erase(learner)
    assert not Invitation.objects.exists()


def test_an_invitation_accepted_by_the_person_goes_unless_it_has_a_report(position: Position, candidate: User) -> None:
    report = reported(position, candidate, email="c@example.org")
    invitations.accept(candidate, invite(position, "c@example.org"), consent=True)
    assert personal_data.erase(candidate) == 1
    assert Invitation.objects.get() == report.invitation


def test_the_link_of_a_person_who_is_gone_opens_for_nobody_else(
    position: Position, candidate: User, learner: User
) -> None:
    token = invite(position, "c@example.org")
    accepted, _ = invitations.accept(candidate, token, consent=True)
    assert accepted.attempt is not None
    answer_all(candidate, accepted.attempt)
    reports.issue_due()
    personal_data.erase(candidate)
    with pytest.raises(invitations.InvitationOver):
        invitations.accept(learner, token, consent=True)


def test_no_log_knows_an_erased_person(learner: User, candidate: User, staff: User) -> None:
    for person in (learner, candidate):
        for log in (AccessAttempt, AccessLog):
            extra = {"failures_since_start": 1} if log is AccessAttempt else {}
            log.objects.create(username=person.email, ip_address="203.0.113.7", **extra)
    users = ContentType.objects.get_for_model(User)
    LogEntry.objects.create(
        user=staff, content_type=users, object_id=str(learner.pk), object_repr="Lena", action_flag=CHANGE
    )
    personal_data.erase(learner)
    assert AccessAttempt.objects.get().username == AccessLog.objects.get().username == candidate.email
    assert not LogEntry.objects.exists()


def test_an_organisation_can_be_deleted_with_its_reports_and_the_candidates_stay(
    position: Position, organisation: Organisation, candidate: User
) -> None:
    reported(position, candidate, email="c@example.org")
    organisation.delete()
    assert not Report.objects.exists() and not Invitation.objects.exists() and not Position.objects.exists()
    assert candidate.attempts.count() == 1


def test_an_organisation_can_be_deleted_with_positions_on_its_own_quiz(
    position: Position, organisation: Organisation
) -> None:
    Quiz.objects.filter(pk=position.quiz_id).update(owner=organisation)
    position.role.owner = organisation
    position.role.save()
    organisation.delete()
    assert not Position.objects.exists()


def test_the_export_has_what_is_kept_of_answers_code_and_hiring(position: Position, candidate: User) -> None:
    reported(position, candidate, email="c@example.org")
    invite(position, candidate.email)
    data = exported(candidate)
    counts = {name: len(rows) for name, rows in data.items()}
    assert counts["responses"] == counts["answers"] == 7
    assert counts["invitations"] == counts["invitations_waiting"] == counts["reports"] == counts["submissions"] == 1
    assert counts["cases"] > 1


def test_the_export_has_what_is_kept_of_sign_ins_and_tokens_but_no_secret(candidate: User, position: Position) -> None:
    AccessLog.objects.create(username=candidate.email, ip_address="203.0.113.7")
    row, token = AuthToken.objects.create(candidate)
    data = exported(candidate)
    assert data["sign_ins"][0]["ip_address"] == "203.0.113.7"
    assert set(data["tokens"][0]) == {"created", "expiry"}
    assert not {secret for secret in (row.digest, token, candidate.password) if secret in json.dumps(data)}


def test_the_export_says_what_an_author_of_positions_made(recruiter: User, position: Position) -> None:
    assert [row["title"] for row in exported(recruiter)["positions_made"]] == ["Adder"]
