"""Invitations, consent, reports, and the wall around an organisation."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Organisation, User
from api.problems import Invalid, NotFound
from assessment import delivery, saving
from assessment.models import Attempt, Evidence
from grader import submissions, tasks
from grader.models import Submission
from hiring import invitations, permissions, personal_data, reports
from hiring.invitations import InvitationOver
from hiring.models import Invitation, Position, Report
from quizzes.models import Item, Quiz
from tests.conftest import right_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def position(organisation: Organisation, recruiter: User, quiz: Quiz) -> Position:
    return invitations.create_position(
        organisation, recruiter, title="Adder", quiz=quiz.slug, role="sample-role", cuts={"adding": 0.6}
    )


@pytest.fixture
def invited(position: Position) -> tuple[Invitation, str]:
    return invitations.invite(position, email="c@example.org", expires_at=timezone.now() + timedelta(days=2))


def answer_all(person: User, attempt: Attempt) -> None:
    for response in attempt.responses.select_related("variant__item"):
        given = right_answer(response)
        saving.save(person, attempt.pk, response.number, saving.Save(given, "t", response.number, 0))
    submissions.finish(attempt)
    for submission in Submission.objects.all():
        tasks.grade(str(submission.pk))


@pytest.fixture
def report(invited: tuple[Invitation, str], candidate: User) -> Report:
    accepted, _ = invitations.accept(candidate, invited[1], consent=True)
    assert accepted.attempt is not None
    answer_all(candidate, accepted.attempt)
    reports.issue_due()
    return Report.objects.get()


def test_the_token_is_kept_only_as_a_hash(invited: tuple[Invitation, str]) -> None:
    row, token = invited
    assert token not in str(Invitation.objects.filter(pk=row.pk).values().get())
    assert invitations.find(token).pk == row.pk


def test_accepting_again_gives_the_same_attempt(invited: tuple[Invitation, str], candidate: User) -> None:
    first, new = invitations.accept(candidate, invited[1], consent=True)
    again, new_again = invitations.accept(candidate, invited[1], consent=True)
    assert (new, new_again) == (True, False)
    assert first.attempt_id == again.attempt_id


def test_an_accepted_invitation_does_not_exist_for_another_person(
    invited: tuple[Invitation, str], candidate: User, learner: User
) -> None:
    invitations.accept(candidate, invited[1], consent=True)
    with pytest.raises(NotFound):
        invitations.accept(learner, invited[1], consent=True)


def test_a_revoked_invitation_is_over(invited: tuple[Invitation, str], candidate: User) -> None:
    invitations.revoke(invited[0])
    with pytest.raises(InvitationOver):
        invitations.accept(candidate, invited[1], consent=True)


def test_an_accepted_invitation_is_not_ended_by_its_date(invited: tuple[Invitation, str], candidate: User) -> None:
    invitations.accept(candidate, invited[1], consent=True)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert invitations.accept(candidate, invited[1], consent=True)[1] is False


def test_an_invitation_ends_within_half_a_year(position: Position) -> None:
    for expires in (timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=400)):
        with pytest.raises(Invalid):
            invitations.invite(position, email="c@example.org", expires_at=expires)


def test_what_the_candidate_agreed_to_is_kept_with_the_consent(report: Report) -> None:
    kept = report.content["consent"]
    assert kept["shared_with"] == "Acme Models"
    assert "your answers, the code you submit and its verdicts" in kept["shared"]


def test_an_invited_attempt_uses_up_none_of_the_learners_own(position: Position, candidate: User, quiz: Quiz) -> None:
    Quiz.objects.filter(pk=quiz.pk).update(max_attempts=1)
    quiz.refresh_from_db()
    delivery.finish(delivery.start(candidate, quiz)[0])
    _, token = invitations.invite(position, email="c@example.org", expires_at=timezone.now() + timedelta(days=2))
    assert invitations.accept(candidate, token, consent=True)[1] is True


def test_a_report_has_each_skill_of_the_role_with_its_uncertainty_and_evidence(report: Report) -> None:
    skills = {skill["skill"]: skill for skill in report.content["skills"]}
    assert set(skills) == {"counting", "adding"}
    assert skills["adding"]["cut"] == 0.6
    assert skills["adding"]["low"] < skills["adding"]["mean"] < skills["adding"]["high"]
    assert len(skills["adding"]["evidence"]) == skills["adding"]["answers"] == 3


def test_a_report_is_frozen(report: Report, candidate: User) -> None:
    before = Report.objects.get().content
    Evidence.objects.create(
        learner=candidate,
        item=Item.objects.get(key="sample/pick", current=True),
        response=candidate.attempts.get().responses.get(number=1),
        category=0,
        score=0,
        mode="assessment",
        made_at=timezone.now(),
    )
    reports.issue_due()
    reports.issue(report.invitation)
    assert Report.objects.get().content == before


def test_no_report_before_the_code_is_judged(invited: tuple[Invitation, str], candidate: User) -> None:
    accepted, _ = invitations.accept(candidate, invited[1], consent=True)
    assert accepted.attempt is not None
    submissions.submit(candidate, accepted.attempt.pk, 7, code="x", kind="submit")
    submissions.finish(accepted.attempt)
    reports.issue_due()
    assert not Report.objects.exists()


def test_nothing_in_a_report_or_a_list_of_candidates_tells_how_long_it_took(
    report: Report, client_of: Any, recruiter: User, organisation: Organisation
) -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for part in value.values() for key in keys(part)}
        return {key for part in value for key in keys(part)} if isinstance(value, list) else set()

    base = f"/api/v1/organisations/{organisation.slug}/"
    told = keys(client_of(recruiter).get(f"{base}reports/{report.pk}/").json())
    told |= keys(client_of(recruiter).get(f"{base}candidates/").json())
    betraying = {"started_at", "finished_at", "deadline", "consented_at", "queued_at", "seconds", "saved_at", "made_at"}
    assert not told & betraying
    assert "extra_time_percent" not in told


def test_what_was_answered_elsewhere_is_counted_and_not_shown(
    invited: tuple[Invitation, str], candidate: User, practice: Quiz
) -> None:
    answer_all(candidate, delivery.start(candidate, practice)[0])
    accepted, _ = invitations.accept(candidate, invited[1], consent=True)
    assert accepted.attempt is not None
    answer_all(candidate, accepted.attempt)
    reports.issue_due()
    lines = [line for skill in Report.objects.get().content["skills"] for line in skill["evidence"]]
    practised = [line for line in lines if line["from"] == "earlier answers"]
    assert practised and all(set(line) == {"from", "kind"} for line in practised)


def test_a_strangers_organisation_sees_nothing(report: Report, stranger: User) -> None:
    other = stranger.memberships.get().organisation
    with pytest.raises(NotFound):
        reports.find(other.pk, report.pk)
    with pytest.raises(NotFound):
        permissions.membership(stranger, "acme")


def test_everything_kept_about_a_person_can_be_taken_out(report: Report, candidate: User) -> None:
    import io
    import json
    import zipfile

    with zipfile.ZipFile(io.BytesIO(personal_data.export(candidate))) as archive:
        assert len(json.loads(archive.read("answers.json"))) == 7
        assert len(json.loads(archive.read("reports.json"))) == 1
        assert any(name.startswith("code/") for name in archive.namelist())


def test_an_erased_person_leaves_a_report_without_name_answers_and_code(report: Report, candidate: User) -> None:
    assert personal_data.erase(candidate) == 1
    assert not User.objects.filter(email="carlos@example.org").exists()
    assert not Attempt.objects.exists() and not Submission.objects.exists() and not Evidence.objects.exists()
    content = Report.objects.get().content
    assert "Carlos" not in str(content) and "carlos@" not in str(content)
    assert all(part["code"] == "" for part in content["code"])


def test_a_gate_on_a_skill_that_was_never_asked_stays_in_the_report(
    invited: tuple[Invitation, str], candidate: User, organisation: Organisation
) -> None:
    from quizzes.models import Bank, Role, RoleSkill, Skill

    bank = Bank.objects.create(slug="own-bank", title="Own", owner=organisation)
    skill = Skill.objects.create(slug="own-skill", bank=bank, title="Own skill", can_do="x", cut=0)
    role = Role.objects.get(slug="sample-role")
    RoleSkill.objects.create(role=role, skill=skill, weight=1, cut=2.0, sigma=0.3, gate=True, reason="x")
    accepted, _ = invitations.accept(candidate, invited[1], consent=True)
    assert accepted.attempt is not None
    answer_all(candidate, accepted.attempt)
    reports.issue_due()
    shown = {line["skill"]: line for line in Report.objects.get().content["skills"]}
    assert (shown["own-skill"]["level"], shown["own-skill"]["gate"]) == ("not_enough_evidence", True)
    assert Report.objects.get().p_meets < 0.2


def test_a_report_that_cannot_be_issued_stops_no_other(
    invited: tuple[Invitation, str], candidate: User, learner: User, position: Position
) -> None:
    from unittest.mock import patch

    for person, token in ((candidate, invited[1]), (learner, None)):
        if token is None:
            _, token = invitations.invite(
                position, email="l@example.org", expires_at=timezone.now() + timedelta(days=2)
            )
        accepted, _ = invitations.accept(person, token, consent=True)
        assert accepted.attempt is not None
        answer_all(person, accepted.attempt)
    real = reports.issue

    def broken(invitation: Invitation) -> Report:
        if invitation.candidate == candidate:
            raise ValueError("broken")
        return real(invitation)

    with patch("hiring.reports.issue", broken):
        reports.issue_due()
    assert Report.objects.get().invitation.candidate == learner


def test_before_the_report_nobody_is_told_whether_an_invitation_was_accepted(
    invited: tuple[Invitation, str], candidate: User, recruiter: User, client_of: Any
) -> None:
    client, path = client_of(recruiter), "/api/v1/organisations/acme/candidates/"
    before = client.get(path).json()
    invitations.accept(candidate, invited[1], consent=True)
    assert client.get(path).json() == before
