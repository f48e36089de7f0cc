"""Which quizzes there are, under which rules, and the start."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from api.problems import NotFound, Problem
from assessment import delivery
from assessment.models import Attempt
from assessment.next_step import asked_of
from quizzes.models import Quiz, Skill
from web import rules


@require_safe
def quizzes(request: HttpRequest) -> HttpResponse:
    """All quizzes that the person may take, practice first."""
    opened = _opened(request.user)
    lines = [
        {"quiz": quiz, "rules": rules.short(quiz), "open": opened.get(quiz.pk)}
        for quiz in Quiz.objects.visible_to(request.user).filter(retired=False)
    ]
    groups = [
        ("Practice", "Explained at once or after the finish. Mistakes cost nothing.", Quiz.Mode.PRACTICE),
        ("Assessment", "Under fixed rules, so that the result can be compared.", Quiz.Mode.ASSESSMENT),
    ]
    shown = [(title, says, [line for line in lines if line["quiz"].mode == mode]) for title, says, mode in groups]
    return render(request, "quizzes/list.html", {"groups": shown})


def _opened(user: Any) -> dict[int, Attempt]:
    if not isinstance(user, User):
        return {}
    return {row.quiz_id: row for row in user.attempts.filter(state=Attempt.State.OPEN, context="")}


@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: HttpRequest, slug: str) -> HttpResponse:
    """The rules before the start; POST starts, or goes on with what is open."""
    found = Quiz.objects.visible_to(request.user).filter(retired=False, slug=slug).first()
    if found is None:
        raise NotFound
    if request.method == "POST":
        if not isinstance(request.user, User):
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
        attempt, _ = delivery.start(request.user, found)
        return redirect("attempt", attempt.pk)
    return render(request, "quizzes/quiz.html", _context(request, found))


def _context(request: HttpRequest, found: Quiz) -> dict[str, Any]:
    user = request.user if isinstance(request.user, User) else None
    opened = delivery.open_attempt(user, found) if user else None
    return {
        "quiz": found,
        "facts": rules.facts(found, request.user),
        "skills": Skill.objects.filter(slug__in=asked_of([found])[found.pk]).select_related("bank"),
        "open": opened,
        "refusal": _refusal(user, found) if user and not opened else None,
        "earlier": user.attempts.filter(quiz=found, context="").exclude(state=Attempt.State.OPEN) if user else [],
    }


def _refusal(user: User, found: Quiz) -> Problem | None:
    try:
        delivery.check_policy(user, found)
    except Problem as problem:
        return problem
    return None
