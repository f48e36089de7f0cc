"""Reports: a profile frozen with its evidence against a position's role. Decision support, never a decision."""

import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import numpy as np
from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from api.problems import Invalid, NotFound
from assessment import mastery
from assessment.calibration import weights_of
from assessment.models import Attempt, Evidence
from assessment.psychometrics.decisions import RoleStandard, decide, p_meets, p_meets_cuts
from assessment.psychometrics.more_evidence import items_to_decide
from grader.models import Submission
from hiring.models import Invitation, Position, Report, Review
from quizzes.models import Item, Quiz, RoleSkill

NO_LEVEL = "not_enough_evidence"


log = logging.getLogger(__name__)


def issue_due(organisation: Organisation | None = None) -> None:
    """Issues a report for each accepted invitation whose attempt is finished and judged.

    One that cannot be issued is logged and tried again the next time; it stops no other.
    """
    rows = Invitation.objects.filter(attempt__state=Attempt.State.FINISHED, report=None)
    rows = rows.filter(position__organisation=organisation) if organisation else rows
    for invitation in rows.select_related("position__organisation", "position__role", "position__quiz"):
        try:
            issue(invitation)
        except Exception:
            log.exception("The report on invitation %s could not be issued.", invitation.pk)


@transaction.atomic
def issue(invitation: Invitation) -> Report:
    """Freezes the candidate's estimate with its evidence. Issuing twice gives the same report."""
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    if known := Report.objects.filter(invitation=invitation).first():
        return known
    candidate = invitation.candidate
    if candidate is None:
        raise NotFound
    role = invitation.position.role.skills.values_list("skill__slug", flat=True)
    found = mastery.estimate(candidate, also=set(role))
    standard, asked = _standard(found, invitation.position)
    mean, covariance = found.posterior.mean, found.posterior.covariance
    chance = p_meets(mean, covariance, standard)
    decision = decide(chance)
    content = {
        "candidate": {"name": str(candidate), "email": candidate.email, "invited_as": invitation.email},
        "position": {"title": invitation.position.title, "organisation": invitation.position.organisation.name},
        "role": {"slug": invitation.position.role.slug, "title": invitation.position.role.title},
        "quiz": _conditions(invitation.position.quiz),
        "consent": invitation.consent,
        "skills": _skills(found, standard, asked, invitation),
        "role_level": _role_level(found, standard),
        "decision": decision.value,
        "p_meets": chance,
        "more_items": items_to_decide(mean, covariance, standard) if decision.value == "more_evidence" else None,
        "provisional": found.calibration == 0,
        "code": _code(invitation),
        "signals": [],
    }
    return Report.objects.create(
        invitation=invitation,
        organisation=invitation.position.organisation,
        issued_at=timezone.now(),
        calibration=found.calibration,
        decision=decision.value,
        p_meets=chance,
        content=content,
    )


def _standard(found: mastery.Estimate, position: Position) -> tuple[RoleStandard, dict[str, RoleSkill]]:
    """The role over the estimate's skills, with the position's own cuts in place of the role's."""
    asked = {row.skill.slug: row for row in position.role.skills.select_related("skill")}
    rows = [asked.get(skill.slug) for skill in found.skills]
    standard = RoleStandard(
        weights=np.array([row.weight if row else 0.0 for row in rows]),
        cuts=np.array([_cut(row, position.cuts) if row else 0.0 for row in rows]),
        sigmas=np.array([row.sigma if row else 0.0 for row in rows]),
        gates=np.array([bool(row and row.gate) for row in rows]),
    )
    return standard, asked


def _cut(row: RoleSkill, cuts: Mapping[str, float]) -> float:
    return float(cuts.get(row.skill.slug, row.cut))


def _conditions(quiz: Quiz) -> dict[str, Any]:
    return {"slug": quiz.slug, "title": quiz.title, "ai_policy": quiz.ai_policy, "selection": quiz.selection}


def _skills(
    found: mastery.Estimate, standard: RoleStandard, asked: Mapping[str, RoleSkill], invitation: Invitation
) -> list[dict[str, Any]]:
    levels = mastery.profile_of(found).skills
    chances = p_meets_cuts(found.posterior.mean, found.posterior.covariance, standard)
    behind = _evidence_by_skill(found, invitation)
    shown = []
    for position, skill in enumerate(found.skills):
        if skill.slug not in asked:
            continue
        level = levels[skill.slug]
        enough = level.level != NO_LEVEL
        shown.append(
            {
                "skill": skill.slug,
                "title": skill.title,
                "can_do": skill.can_do,
                "mean": level.mean,
                "sd": level.sd,
                "low": level.low,
                "high": level.high,
                "scaled": level.scaled,
                "cut": float(standard.cuts[position]),
                "gate": asked[skill.slug].gate,
                "weight": asked[skill.slug].weight,
                "reason": asked[skill.slug].reason,
                "p_meets": float(chances[position]),
                "level": _word(float(chances[position])) if enough else NO_LEVEL,
                "answers": level.answers,
                "evidence": behind.get(skill.pk, []),
            }
        )
    return sorted(shown, key=lambda row: -row["weight"])


def _word(chance: float) -> str:
    """The same cut-offs as everywhere; "meets" stands for mastered."""
    return "meets" if chance >= 0.9 else "likely" if chance >= 0.7 else "open" if chance >= 0.3 else "not_yet"


def _role_level(found: mastery.Estimate, standard: RoleStandard) -> dict[str, float]:
    """The role as one weighted mean of skills, with its exact standard deviation and its cut."""
    weights = standard.weights / standard.weights.sum() if standard.weights.any() else standard.gates / 1.0
    mean, variance = found.posterior.composite(weights)
    sigma = float(np.sqrt(weights**2 @ standard.sigmas**2))
    return {"mean": mean, "sd": float(np.sqrt(variance)), "cut": float(weights @ standard.cuts), "sigma": sigma}


def _evidence_by_skill(found: mastery.Estimate, invitation: Invitation) -> dict[int, list[dict[str, Any]]]:
    """The answers behind each skill; of those given elsewhere, whoever asked, only that there were some."""
    weights = weights_of({row.item_id for row in found.evidence})
    behind: dict[int, list[dict[str, Any]]] = {}
    for row in found.evidence:
        line = _line(row, shared=row.response.attempt_id == invitation.attempt_id)
        for skill in weights[row.item_id]:
            behind.setdefault(skill, []).append(line)
    return behind


def _line(row: Evidence, *, shared: bool) -> dict[str, Any]:
    if not shared:
        return {"from": "earlier answers", "kind": row.item.kind}
    return {
        "from": "this assessment",
        "item": row.item.key,
        "revision": row.item.revision,
        "title": row.item.title,
        "kind": row.item.kind,
        "difficulty": row.item.difficulty,
        "score": row.score,
        "number": row.response.number,
        "prompt_html": row.response.variant.prompt_html,
        "answered": row.response.answer is not None,
        "answer_shown": _answer_shown(row),
    }


def _answer_shown(row: Evidence) -> list[str]:
    """What the candidate answered, a line each: the HTML of options, or what was typed as it was typed."""
    answer, content = row.response.answer, row.response.variant.content
    if answer is None or row.item.kind == Item.Kind.CODE:
        return []
    texts = {o["id"]: o["html"] for side in ("options", "left", "right") for o in content.get(side, [])}
    if isinstance(answer, dict):
        return [f"{texts.get(left, left)} → {texts.get(right, right)}" for left, right in answer.items()]
    if isinstance(answer, list):
        return [texts.get(str(part), str(part)) for part in answer]
    return [texts.get(str(answer), str(answer))]


def _code(invitation: Invitation) -> list[dict[str, Any]]:
    """For each code item the submission that counted, with its verdict case by case. No times."""
    counted: dict[int, Submission] = {}
    rows = Submission.objects.filter(response__attempt=invitation.attempt, kind=Submission.Kind.SUBMIT)
    for row in rows.select_related("response__variant__item").prefetch_related("cases").order_by("ordinal"):
        counted[row.response_id] = row
    return [_submission(row) for row in counted.values()]


def _submission(row: Submission) -> dict[str, Any]:
    cases = row.cases.all()
    return {
        "item": row.response.item.key,
        "title": row.response.item.title,
        "runtime": row.response.item.runtime,
        "submissions": row.ordinal,
        "verdict": row.verdict,
        "points": row.points,
        "max_points": row.max_points,
        "code": row.code,
        "cases": [
            {"name": c.name, "visible": c.visible, "verdict": c.verdict, "points": c.points, "max_points": c.max_points}
            for c in cases
        ],
    }


def find(organisation_id: int, report_id: UUID | str) -> Report:
    """An organisation's own report. Raises NotFound."""
    rows = Report.objects.select_related("invitation__position").prefetch_related("reviews__author")
    found = rows.filter(organisation=organisation_id, pk=report_id).first()
    if found is None:
        raise NotFound
    return found


LONGEST_NOTE = 5_000


def add_review(report: Report, author: User, note: str) -> Review:
    """A member's note beside a report. Raises Invalid when it is empty or too long."""
    if not note.strip():
        raise Invalid({"note": ["Write a note first."]})
    if len(note) > LONGEST_NOTE:
        raise Invalid({"note": [f"A note may have {LONGEST_NOTE:,} characters; this has {len(note):,}."]})
    return Review.objects.create(report=report, author=author, note=note.strip())
