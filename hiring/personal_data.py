"""A person's data: all of it out, or the person out."""

import io
import json
import zipfile
from typing import Any

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import QuerySet
from knox.models import AuthToken

from accounts.models import User
from assessment.models import Answer, Response, SeenExplanation
from grader.models import CaseResult, Submission
from hiring.models import Invitation, Position, Report, Review

ERASED = "Erased person"
NO_ADDRESS = "erased@invalid"
SIGN_IN_LOGS = (AccessAttempt, AccessFailureLog, AccessLog)


def export(person: User) -> bytes:
    """Everything kept about a person, as a zip of JSON files and the code they sent."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in _tables(person).items():
            archive.writestr(f"{name}.json", json.dumps(rows, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
        for submission in _submissions(person):
            archive.writestr(f"code/{submission.pk}.py", submission.code)
    return buffer.getvalue()


def _submissions(person: User) -> QuerySet[Submission]:
    return Submission.objects.filter(response__attempt__learner=person)


def _tables(person: User) -> dict[str, list[dict[str, Any]]]:
    return _account(person) | _answers(person) | _hiring(person)


def _account(person: User) -> dict[str, list[dict[str, Any]]]:
    signed_in = AccessLog.objects.filter(username__iexact=person.email)
    refused = AccessAttempt.objects.filter(username__iexact=person.email)
    return {
        "person": _values(
            User.objects.filter(pk=person.pk),
            *("email", "name", "date_joined", "last_login", "extra_time_percent", "is_active", "is_staff"),
        ),
        "addresses": _values(EmailAddress.objects.filter(user=person), "email", "verified", "primary"),
        "memberships": _values(person.memberships.all(), "organisation__name", "role"),
        "tokens": _values(AuthToken.objects.filter(user=person), "created", "expiry"),
        "sign_ins": _values(signed_in, "attempt_time", "logout_time", "ip_address", "user_agent"),
        "sign_ins_refused": _values(
            refused, "attempt_time", "failures_since_start", "ip_address", "user_agent", "path_info"
        ),
    }


def _answers(person: User) -> dict[str, list[dict[str, Any]]]:
    responses = Response.objects.filter(attempt__learner=person)
    answers = Answer.objects.filter(response__attempt__learner=person)
    cases = CaseResult.objects.filter(submission__in=_submissions(person))
    return {
        "attempts": _values(
            person.attempts.all(), "id", "quiz__slug", "state", "started_at", "deadline", "finished_at", "score"
        ),
        "responses": _values(
            responses, "attempt", "number", "variant__item__key", "answer", "saved_at", "flagged", "score", "verdict"
        ),
        "answers": _values(
            answers, "response__attempt", "response__variant__item__key", "content", "outcome", "received_at"
        ),
        "submissions": _values(
            _submissions(person),
            *("id", "response__variant__item__key", "kind", "own_input", "verdict", "points", "queued_at"),
        ),
        "cases": _values(cases, "submission", "number", "name", "verdict", "points", "message", "detail"),
        "evidence": _values(person.evidence.all(), "item__key", "category", "score", "mode", "made_at"),
        "explanations_seen": _values(SeenExplanation.objects.filter(learner=person), "item_key", "seen_at"),
    }


def _hiring(person: User) -> dict[str, list[dict[str, Any]]]:
    reports = Report.objects.filter(invitation__candidate=person)
    waiting = Invitation.objects.filter(email__iexact=person.email, candidate=None)
    positions = Position.objects.filter(created_by=person)
    return {
        "invitations": _values(
            person.invitations.all(), "position__title", "position__organisation__name", "consented_at", "consent"
        ),
        "invitations_waiting": _values(
            waiting, "position__title", "position__organisation__name", "created_at", "expires_at"
        ),
        "reports": _values(reports, "id", "organisation__name", "issued_at", "content"),
        "positions_made": _values(positions, "title", "organisation__name", "created_at"),
        "reviews_written": _values(Review.objects.filter(author=person), "report", "note", "written_at"),
    }


def _values(rows: Any, *fields: str) -> list[dict[str, Any]]:
    return list(rows.values(*fields))


@transaction.atomic
def erase(person: User) -> int:
    """Removes a person with their answers and code; returns how many reports stay, without name, answers or code.

    An issued report is the organisation's record of its own decision; its numbers stay, who it was about does not.
    """
    reports = Report.objects.filter(invitation__candidate=person).select_for_update(of=("self",))
    kept = 0
    for report in reports:
        report.content = _pseudonymised(report.content)
        report.save(update_fields=["content"])
        kept += 1
    about = Invitation.objects.filter(candidate=person)
    about.filter(report=None).delete()
    about.update(email=NO_ADDRESS, candidate=None, attempt=None)
    _forget_address(person.email)
    # What staff changed of a person is logged with their name.
    LogEntry.objects.filter(content_type__app_label="accounts", object_id=str(person.pk)).delete()
    person.delete()
    return kept


def _forget_address(email: str) -> None:
    """Takes an address out of what is not its person's: the invitation that another accepted stays theirs."""
    sent_there = Invitation.objects.filter(email__iexact=email)
    sent_there.filter(candidate=None, consented_at=None).delete()
    for report in Report.objects.filter(invitation__in=sent_there).select_for_update(of=("self",)):
        report.content = {**report.content, "candidate": {**report.content["candidate"], "invited_as": ""}}
        report.save(update_fields=["content"])
    sent_there.update(email=NO_ADDRESS)
    for log in SIGN_IN_LOGS:
        log.objects.filter(username__iexact=email).delete()


def _pseudonymised(content: dict[str, Any]) -> dict[str, Any]:
    skills = [{**skill, "evidence": []} for skill in content["skills"]]
    code = [{**part, "code": ""} for part in content["code"]]
    candidate = {"name": ERASED, "email": "", "invited_as": ""}
    return {**content, "candidate": candidate, "skills": skills, "code": code}
