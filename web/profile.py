"""What a learner masters, what is open, and what to do next; and one skill with where to learn it."""

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from api.problems import NotFound
from assessment import mastery
from assessment.mastery import Profile
from assessment.next_step import asked_of, next_step
from assessment.role_fit import RoleFit, role_fit
from quizzes.models import Bank, Quiz, Role, Skill
from web.interval import bar
from web.skill_bar import NO_LEVEL, skill_bar
from web.viewer import viewer


@login_required
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """All skills with their intervals, by topic, read against their own cuts or against `?role=`."""
    learner = viewer(request)
    roles = list(Role.objects.visible_to(learner).filter(retired=False))
    role = next((row for row in roles if row.slug == request.GET.get("role")), None)
    estimate = mastery.estimate(learner)
    found = mastery.profile_of(estimate)
    fit = role_fit(estimate, role) if role else None
    context = {
        "roles": roles,
        "role": role,
        "fit": fit,
        "topics": topics(found, fit),
        "step": step(learner, found, fit),
        "answers": len(estimate.evidence),
        "first_evidence": min((row.made_at for row in estimate.evidence), default=None),
        "provisional": found.calibration == 0,
        "calibration": found.calibration,
    }
    return render(request, "profile/profile.html", context)


def topics(found: Profile, fit: RoleFit | None = None) -> list[dict[str, Any]]:
    """Skills as rows by topic; with a role only the skills it names, against its cuts."""
    skills = [skill for skill in found.rows if fit is None or skill.slug in fit.asked]
    return [
        {
            "bank": bank,
            "bar": bar(found.topics[bank.slug].mean, found.topics[bank.slug].sd),
            "known": found.topics[bank.slug].level != NO_LEVEL,
            "rows": [row(skill, found, fit) for skill in members],
        }
        for bank, members in ((bank, list(group)) for bank, group in groupby(skills, lambda skill: skill.bank))
    ]


def row(skill: Skill, found: Profile, fit: RoleFit | None = None) -> dict[str, Any]:
    level = found.skills[skill.slug]
    asked = fit.asked.get(skill.slug) if fit else None
    return {
        "skill": skill,
        "level": level,
        "word": fit.levels[skill.slug] if fit and asked else level.level,
        "bar": skill_bar(skill, level, asked.cut if asked else None),
        "gate": bool(asked and asked.gate),
    }


def step(learner: User, found: Profile, fit: RoleFit | None = None) -> dict[str, Any] | None:
    """The one best next step, with its bar and its numbers on the scale of 500."""
    best = next_step(learner, found, fit.cuts if fit else None)
    if best is None:
        return None
    shown = row(best.skill, found, fit)
    return {**shown, "next": best}


@login_required
@require_safe
def skill(request: HttpRequest, slug: str) -> HttpResponse:
    """One skill: what a person who masters it can do, where to learn it, and where one stands."""
    learner = viewer(request)
    rows = Skill.objects.filter(bank__in=Bank.objects.visible_to(learner)).select_related("bank")
    found_skill = rows.filter(slug=slug).first()
    if found_skill is None:
        raise NotFound
    found = mastery.profile(learner)
    # Practice before assessment.
    quizzes: list[Quiz] = list(Quiz.objects.visible_to(learner).filter(retired=False).order_by("-mode", "title"))
    asked = asked_of(quizzes)
    context = {
        "skill": found_skill,
        "row": row(found_skill, found) if found_skill.slug in found.skills else None,
        "before": _named(found_skill.prerequisites.all(), found),
        "after": _named(found_skill.opens.all(), found),
        "quizzes": [quiz for quiz in quizzes if found_skill.slug in asked[quiz.pk]],
    }
    return render(request, "profile/skill.html", context)


def _named(skills: Any, found: Profile) -> list[dict[str, Any]]:
    return [row(skill, found) for skill in skills.select_related("bank") if skill.slug in found.skills]
