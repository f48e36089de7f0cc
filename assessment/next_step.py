"""The one best next step: which skill to practise, in which quiz, and what that would tell."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from accounts.models import User
from assessment.mastery import Level, Profile
from assessment.psychometrics.more_evidence import TYPICAL_ERROR
from quizzes.models import Item, Quiz, Skill

SETTLED = {"mastered"}
REACHED = {"mastered", "likely", "open"}


@dataclass(frozen=True)
class NextStep:
    """`questions` well-aimed answers would narrow the skill's standard error from level.sd to `sd_after`."""

    skill: Skill
    quiz: Quiz
    level: Level
    questions: int
    sd_after: float


def next_step(learner: User, found: Profile, among: Mapping[str, float] | None = None) -> NextStep | None:
    """The skill whose mastery is least settled and whose prerequisites are in reach; None when none is left.

    `among` maps skills to the cuts that they are read against (a role's); without it, all skills count. Least
    settled means the largest standard error times the doubt p (1 - p) about the cut, so that a known skill, far
    above or far below its cut, is left be.
    """
    # A newcomer is not sent into ten questions at once.
    quizzes = practice_quizzes(learner, shortest=found.overall.answers == 0)
    skills = [
        skill
        for skill in found.rows
        if skill.slug in quizzes
        and (among is None or skill.slug in among)
        and found.skills[skill.slug].level not in SETTLED
    ]
    if not skills:
        return None
    best = max(_ready(skills, found) or skills, key=lambda skill: _doubt(found.skills[skill.slug]))
    level = found.skills[best.slug]
    questions = narrowing(level.sd)
    sd_after = math.sqrt(1 / (1 / level.sd**2 + questions / TYPICAL_ERROR))
    return NextStep(best, quizzes[best.slug], level, questions, sd_after)


def narrowing(sd: float) -> int:
    """About how many well-aimed answers narrow a standard error by a third; 1 to 12.

    An answer observes the skill with error variance TYPICAL_ERROR, so 1/v grows by n / TYPICAL_ERROR.
    """
    return min(12, max(1, math.ceil((9 / 4 - 1) * TYPICAL_ERROR / sd**2)))


def practice_quizzes(learner: User, *, shortest: bool = False) -> dict[str, Quiz]:
    """For each skill slug the practice quiz that asks most about it, in share of its questions; or the shortest."""
    rows = Quiz.objects.visible_to(learner).filter(retired=False, mode=Quiz.Mode.PRACTICE)
    quizzes: list[Quiz] = list(rows.order_by("slug"))
    best: dict[str, tuple[float, Quiz]] = {}
    asked = asked_of(quizzes)
    for quiz in quizzes:
        counts = asked[quiz.pk]
        total = sum(counts.values())
        for skill, count in counts.items():
            worth = -total if shortest else count / total
            if skill not in best or worth > best[skill][0]:
                best[skill] = (worth, quiz)
    return {skill: quiz for skill, (_, quiz) in best.items()}


def asked_of(quizzes: Collection[Quiz]) -> dict[int, dict[str, float]]:
    """How much each quiz, by id, asks of each skill: its blueprint's counts, or the weights of its fixed items."""
    fixed = [quiz for quiz in quizzes if quiz.selection == Quiz.Selection.FIXED]
    weights: dict[str, dict[str, float]] = {}
    rows = Item.objects.filter(key__in={key for quiz in fixed for key in quiz.blueprint["items"]}, current=True)
    for key, skill, weight in rows.values_list("key", "weights__skill__slug", "weights__weight"):
        weights.setdefault(key, {})[skill] = weight
    counted = {quiz.pk: _summed(weights.get(key, {}) for key in quiz.blueprint["items"]) for quiz in fixed}
    return {quiz.pk: dict(quiz.blueprint["skills"]) for quiz in quizzes if quiz not in fixed} | counted


def _summed(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for part in parts:
        for skill, weight in part.items():
            total[skill] = total.get(skill, 0) + weight
    return total


def _ready(skills: Sequence[Skill], found: Profile) -> list[Skill]:
    """Those whose prerequisites are in reach."""
    prefetch_related_objects(skills, "prerequisites")
    return [
        skill
        for skill in skills
        if all(found.skills[s.slug].level in REACHED for s in skill.prerequisites.all() if s.slug in found.skills)
    ]


def _doubt(level: Level) -> float:
    return level.sd * level.mastered * (1 - level.mastered)
