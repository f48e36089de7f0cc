"""Home: signed out what Assay is; signed in where you stopped, and the one next step."""

from typing import Any

from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from assessment import mastery
from assessment.models import Attempt
from hiring.models import Invitation
from web.interval import bar
from web.profile import step

# theta and its standard error, the cut, and the word for it: an example, said to be one.
EXAMPLE = (
    ("Encoding with a byte-pair vocabulary", "mastered", 1.4, 0.42, 0.4),
    ("Perplexity and bits per byte", "likely", 0.9, 0.55, 0.5),
    ("Statistical comparison of systems", "open", 0.3, 0.61, 0.4),
    ("Calibration of confidence", "not_yet", -0.7, 0.5, 0.3),
    ("Judges and contamination", "not_enough_evidence", 0.0, 0.95, 0.3),
)
LATELY = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, User):
        return render(request, "home/welcome.html", {"example": example()})
    return render(request, "home/home.html", context(request.user))


def example() -> list[dict[str, Any]]:
    """The picture of the front page, drawn by the code that draws everybody's profile."""
    return [
        {"title": title, "word": word, "bar": bar(mean, sd, cut, enough=word != "not_enough_evidence")}
        for title, word, mean, sd, cut in EXAMPLE
    ]


def context(learner: User) -> dict[str, Any]:
    attempts = list(learner.attempts.exclude(state=Attempt.State.VOID).select_related("quiz"))
    try:
        found = mastery.profile(learner)
    except mastery.NothingToMeasure:
        # An installation whose banks are not loaded yet still has a home.
        found = None
    return {
        "open": [progress(row) for row in attempts if row.is_open() and not row.is_overdue(timezone.now())],
        "finished": [row for row in attempts if not row.is_open()][:LATELY],
        "finished_count": sum(not row.is_open() for row in attempts),
        "invitations": invitations(learner),
        "step": step(learner, found) if found else None,
        "anything_known": bool(found and found.overall.answers),
    }


def progress(row: Attempt) -> dict[str, Any]:
    """How far an open attempt is; an adaptive one does not know its end."""
    answered = [answer is not None for answer in row.responses.order_by("number").values_list("answer", flat=True)]
    adaptive = row.quiz.selection == "adaptive"
    return {
        "attempt": row,
        "answered": sum(answered),
        "total": len(answered),
        "adaptive": adaptive,
        "steps": answered,
        "next": next((number for number, done in enumerate(answered, start=1) if not done), None),
    }


def invitations(learner: User) -> list[Invitation]:
    """Invitations that wait, for addresses that the person has proved to read; nobody else learns of them."""
    proved = EmailAddress.objects.filter(user=learner, verified=True).values_list("email", flat=True)
    rows = Invitation.objects.filter(
        email__in=[email.lower() for email in proved],
        attempt=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
    )
    return list(rows.select_related("position__organisation", "position__quiz"))
