"""Judging again, after a case or the grader itself was mended: evidence is appended, none is rewritten."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from grader import grading
from grader.grading import Judgement
from grader.models import Submission


def submissions(what: str) -> list[Submission]:
    """The judged, counted submissions of a submission id, an item key or a bank slug."""
    named = Q(response__variant__item__key=what) | Q(response__variant__item__bank__slug=what)
    with suppress(ValueError):
        named |= Q(pk=UUID(what))
    rows = Submission.objects.filter(named, kind=Submission.Kind.SUBMIT, state=Submission.State.DONE)
    return list(rows.select_related("response__variant__item", "response__attempt").order_by("queued_at"))


@transaction.atomic
def record(submission: Submission, judgement: Judgement) -> None:
    """Puts a new judgement in the place of the old one; its evidence comes beside the old."""
    grading.write(submission, judgement)
