"""A person's data: all of it out, or the person out."""

import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from accounts.models import User
from assessment.models import Answer, SeenExplanation
from grader.models import Submission
from hiring.models import Invitation, Report, Review

ERASED = "Erased person"


def export(person: User) -> bytes:
    """Everything kept about a person, as a zip of JSON files and the code they sent."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in _tables(person).items():
            archive.writestr(f"{name}.json", json.dumps(rows, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
        for submission in _submissions(person):
            archive.writestr(f"code/{submission.pk}.py", submission.code)
    return buffer.getvalue()


def _submissions(person: User) -> Iterable[Submission]:
    return Submission.objects.filter(response__attempt__learner=person)


def _tables(person: User) -> dict[str, list[dict[str, Any]]]:
    answers = Answer.objects.filter(response__attempt__learner=person)
    reports = Report.objects.filter(invitation__candidate=person)
    return {
        "person": [
            {
                "email": person.email,
                "name": person.name,
                "joined": person.date_joined,
                "extra_time_percent": person.extra_time_percent,
            }
        ],
        "memberships": _values(person.memberships.all(), "organisation__name", "role"),
        "attempts": _values(
            person.attempts.all(), "id", "quiz__slug", "state", "started_at", "deadline", "finished_at", "score"
        ),
        "answers": _values(
            answers, "response__attempt", "response__variant__item__key", "content", "outcome", "received_at"
        ),
        "submissions": _values(
            _submissions(person), "id", "response__variant__item__key", "kind", "verdict", "points", "queued_at"
        ),
        "evidence": _values(person.evidence.all(), "item__key", "category", "score", "mode", "made_at"),
        "explanations_seen": _values(SeenExplanation.objects.filter(learner=person), "item_key", "seen_at"),
        "invitations": _values(
            person.invitations.all(), "position__title", "position__organisation__name", "consented_at", "consent"
        ),
        "reports": _values(reports, "id", "organisation__name", "issued_at", "content"),
        "reviews_written": _values(Review.objects.filter(author=person), "report", "note", "written_at"),
    }


def _values(rows: Any, *fields: str) -> list[dict[str, Any]]:
    return list(rows.values(*fields))


@transaction.atomic
def erase(person: User) -> int:
    """Removes a person with their answers and code; returns how many reports stay, without name, answers or code.

    An issued report is the organisation's record of its own decision; its numbers stay, who it was about does not.
    """
    reports = Report.objects.filter(invitation__candidate=person).select_for_update()
    kept = 0
    for report in reports:
        report.content = _pseudonymised(report.content)
        report.save(update_fields=["content"])
        kept += 1
    Invitation.objects.filter(candidate=person).update(email="erased@invalid", candidate=None, attempt=None)
    Invitation.objects.filter(email__iexact=person.email).delete()
    person.delete()
    return kept


def _pseudonymised(content: dict[str, Any]) -> dict[str, Any]:
    skills = [{**skill, "evidence": []} for skill in content["skills"]]
    code = [{**part, "code": ""} for part in content["code"]]
    candidate = {"name": ERASED, "email": "", "invited_as": ""}
    return {**content, "candidate": candidate, "skills": skills, "code": code}
