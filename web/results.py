"""The end of an attempt: the confirmation, what it changed, and every question with its explanation."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessment import delivery, evidence, mastery, presenting
from assessment.mastery import Level
from assessment.models import Attempt, Response
from grader import submissions
from quizzes.models import Quiz, Skill
from web import reading
from web.interval import Bar
from web.question import is_adaptive
from web.skill_bar import skill_bar
from web.viewer import viewer


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Asks once before the end; POST ends the attempt, and submits code that was typed after its last submission."""
    row = delivery.find(viewer(request), attempt)
    if request.method == "POST":
        submissions.finish(row)
    if not row.is_open() or request.method == "POST":
        return redirect("result", row.pk)
    asked = delivery.responses(row)
    context = {
        "attempt": row,
        "quiz": row.quiz,
        "adaptive": is_adaptive(row),
        "total": len(asked),
        "missing": [found for found in asked if found.answer is None and not found.submitted],
        "flagged": [found for found in asked if found.flagged],
        "drafts": delivery.drafts_to_submit(row),
    }
    return render(request, "results/finish.html", context)


@login_required
@never_cache
@require_safe
def result(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """What an attempt changed, and its questions with answer, key and reason where the quiz shows them."""
    row = delivery.find(viewer(request), attempt)
    if row.is_open():
        return redirect("attempt", row.pk)
    asked = delivery.responses(row)
    if row.state == Attempt.State.JUDGING:
        waiting = sum(found.awaits_judgement() for found in asked)
        return render(request, "results/judging.html", {"attempt": row, "quiz": row.quiz, "waiting": waiting})
    lines = _lines(row, asked)
    context = {
        "attempt": row,
        "quiz": row.quiz,
        "reached": _points(asked),
        "possible": sum(found.item.points for found in asked if not found.not_judged()),
        "changes": changes(row),
        "explained": row.quiz.feedback != Quiz.Feedback.NONE,
        "lines": lines,
        "tally": Counter(line["mark"] for line in lines).items(),
    }
    page = render(request, "results/result.html", context)
    evidence.explain_shown(row)
    return page


def _points(asked: list[Response]) -> float:
    return sum(found.item.points * (found.score or 0) for found in asked if not found.not_judged())


def _lines(row: Attempt, asked: list[Response]) -> list[dict[str, Any]]:
    """Each question as it is looked back at; `next` is the number of the next one that was not right."""
    if row.quiz.feedback == Quiz.Feedback.NONE:
        return []
    lines = []
    for response, item in zip(asked, presenting.items(row, asked), strict=True):
        item |= {"submitted": response.submitted, "verdict": response.verdict}
        lines.append(
            {
                "item": item,
                "number": response.number,
                "mark": reading.mark(item),
                "points": item["points"] * (response.score or 0),
                "skills": [weight.skill for weight in response.item.weights.all()],
                "submission": _last_submission(response),
            }
        )
    for place, line in enumerate(lines):
        later = (other["number"] for other in lines[place + 1 :] if other["mark"] != "right")
        line["next"] = next(later, None)
    return lines


def _last_submission(response: Response) -> Any:
    return response.submissions.filter(kind="submit").order_by("-ordinal").first() if response.is_code() else None


@dataclass(frozen=True)
class Change:
    """What an attempt did to the estimate of one skill."""

    skill: Skill
    before: Level
    after: Level
    bar: Bar


def changes(row: Attempt) -> list[Change]:
    """The skills that this attempt's evidence touches, the most narrowed first; empty when nothing counted."""
    if not row.responses.filter(evidence__isnull=False).exists():
        return []
    after = mastery.profile(row.learner)
    before = mastery.profile(row.learner, without=row)
    touched = set(
        row.responses.filter(evidence__isnull=False).values_list("variant__item__weights__skill__slug", flat=True)
    )
    found = [
        Change(skill, before.skills[skill.slug], after.skills[skill.slug], skill_bar(skill, after.skills[skill.slug]))
        for skill in after.rows
        if skill.slug in touched and skill.slug in before.skills
    ]
    return sorted(found, key=lambda change: change.after.sd - change.before.sd)
