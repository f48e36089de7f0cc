"""A learner's profile: a pure function of the evidence log and the calibration version."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from accounts.models import User
from api.problems import Problem
from assessment import calibration
from assessment.models import Attempt, Evidence
from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.mastery_levels import mastery_level, mastery_probability
from assessment.psychometrics.scale import interval, scaled
from assessment.psychometrics.skill_filter import Posterior, posterior, tree_prior
from quizzes.models import Quiz, Skill


class NothingToMeasure(Problem):
    type, status = "nothing-to-measure", 409
    title = "No skills are loaded yet"


@dataclass(frozen=True)
class Level:
    """One estimate: theta's mean and standard deviation, its 90 % interval, and the chance to be above the cut."""

    mean: float
    sd: float
    low: float
    high: float
    scaled: int
    mastered: float
    level: str
    answers: int
    last_evidence: datetime | None


@dataclass(frozen=True)
class Estimate:
    """All skills at once: `posterior` is over `skills` in their order; `evidence` is what it was made of."""

    skills: Sequence[Skill]
    posterior: Posterior
    prior_sd: FloatArray
    evidence: Sequence[Evidence]
    calibration: int


@dataclass(frozen=True)
class Profile:
    """What a learner masters, skill by skill, each with its uncertainty; topics by slug of their bank."""

    skills: dict[str, Level]
    topics: dict[str, Level]
    overall: Level
    calibration: int
    rows: Sequence[Skill]


def counted_evidence(learner: User, *, without: Attempt | None = None) -> list[Evidence]:
    """The evidence that counts: of each response the newest row; practice first, as prior to assessment."""
    rows = learner.evidence.exclude(response__attempt__state=Attempt.State.VOID)
    rows = rows.select_related("item", "response__variant").order_by("id")
    rows = rows.exclude(response__attempt=without) if without else rows
    newest = {row.response_id: row for row in rows}
    return sorted(newest.values(), key=lambda row: (row.mode != Quiz.Mode.PRACTICE, row.pk))


def estimate(learner: User, *, without: Attempt | None = None, also: Collection[str] = ()) -> Estimate:
    """The posterior over all public skills and every other skill there is evidence for."""
    rows = counted_evidence(learner, without=without)
    ids = {row.item_id for row in rows}
    weights, parameters = calibration.weights_of(ids), calibration.current(ids)
    touched = {skill for item in weights.values() for skill in item}
    skills = [
        skill
        for skill in Skill.objects.select_related("bank")
        if skill.pk in touched or skill.slug in also or (skill.bank.owner_id is None and not skill.retired)
    ]
    if not skills:
        raise NothingToMeasure
    axis = {skill.pk: position for position, skill in enumerate(skills)}
    answers = [(calibration.model(r.item, weights[r.item_id], axis, parameters), r.category) for r in rows]
    prior = tree_prior(_topics(skills))
    found = posterior(np.zeros(len(skills)), prior, answers)
    return Estimate(skills, found, np.sqrt(np.diag(prior)), rows, parameters.version)


def _topics(skills: Sequence[Skill]) -> FloatArray:
    return np.array([skill.bank_id for skill in skills], dtype=float)


def profile(learner: User, *, without: Attempt | None = None) -> Profile:
    """The learner's profile now, or as it would be `without` what one attempt added."""
    return profile_of(estimate(learner, without=without))


def profile_of(found: Estimate) -> Profile:
    """An estimate in words and numbers: each skill, each topic, and everything together.

    Topic and overall are the plain means of their skills, linear composites with exact variance.
    """
    counts, latest = _counts(found)
    eye = np.eye(len(found.skills))
    prior = tree_prior(_topics(found.skills))

    def level(members: list[int]) -> Level:
        weights = eye[members].mean(axis=0)
        cut = float(np.mean([found.skills[i].cut for i in members]))
        prior_sd = float(np.sqrt(weights @ prior @ weights))
        dates = [latest[i] for i in members if i in latest]
        return _level(found.posterior, weights, cut, prior_sd, sum(counts.get(i, 0) for i in members), dates)

    by_topic: dict[str, list[int]] = {}
    for position, skill in enumerate(found.skills):
        by_topic.setdefault(skill.bank.slug, []).append(position)
    return Profile(
        skills={skill.slug: level([i]) for i, skill in enumerate(found.skills)},
        topics={topic: level(members) for topic, members in by_topic.items()},
        overall=level(list(range(len(found.skills)))),
        calibration=found.calibration,
        rows=found.skills,
    )


def _level(
    found: Posterior, weights: FloatArray, cut: float, prior_sd: float, answers: int, dates: list[datetime]
) -> Level:
    mean = float(weights @ found.mean)
    sd = float(np.sqrt(weights @ found.covariance @ weights))
    low, high = (float(end) for end in interval(mean, sd))
    mastered = float(mastery_probability(mean, sd, cut))
    return Level(
        mean=mean,
        sd=sd,
        low=low,
        high=high,
        scaled=int(scaled(mean)),
        mastered=mastered,
        level=mastery_level(mastered, sd, prior_sd).value,
        answers=answers,
        last_evidence=max(dates, default=None),
    )


def _counts(found: Estimate) -> tuple[dict[int, int], dict[int, datetime]]:
    """Answers and date of the last one, by position of the skill; an item counts for each skill it weighs."""
    weights = calibration.weights_of({row.item_id for row in found.evidence})
    axis = {skill.pk: position for position, skill in enumerate(found.skills)}
    counts: dict[int, int] = {}
    latest: dict[int, datetime] = {}
    for row in found.evidence:
        for skill in weights[row.item_id]:
            position = axis[skill]
            counts[position] = counts.get(position, 0) + 1
            latest[position] = max(latest.get(position, row.made_at), row.made_at)
    return counts, latest
