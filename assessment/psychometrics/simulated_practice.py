"""Simulated learners in practice mode: they improve in what they practise, and forget between sessions."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.learning import LearningModel, PracticeAnswer, after_practice
from assessment.psychometrics.simulated_answers import draw_categories


@dataclass(frozen=True)
class Improvement:
    """How learners really change: not as `LearningModel` says, so that it can be tried out.

    Each learner's rate is uniform between `low` and `high`, per practice of a skill, the same however much was
    practised. `everywhere` is what every answer adds to all skills, `noise` the spread of one practice. Idle
    `gap` days follow every `session` answers, and `after` days the last; of what was gained, `kept` stays for
    good and the rest halves every `half_life` days.
    """

    low: float = 0.0
    high: float = 0.0
    everywhere: float = 0.0
    noise: float = 0.0
    session: int = 20
    gap: float = 0.0
    after: float = 0.0
    kept: float = 1.0
    half_life: float = 14.0


@dataclass(frozen=True, eq=False)
class Practice:
    """N learners' practice: final theta (N, S), items asked and categories (N, T), days of the answers (T,), today."""

    theta: FloatArray
    asked: IntArray
    categories: IntArray
    days: FloatArray
    today: float


def practise(
    items: ItemArray, theta: FloatArray, asked: IntArray, change: Improvement, generator: np.random.Generator
) -> Practice:
    """Learners of skills theta (N, S) answer the items asked of each (N, T), changing as they go."""
    now, gained = theta.copy(), np.zeros(theta.shape)
    rates = generator.uniform(change.low, change.high, size=(len(theta), 1))
    categories, days = np.empty_like(asked), np.zeros(asked.shape[1])
    day = 0.0
    for turn, numbers in enumerate(asked.T):
        if turn and turn % change.session == 0:
            _forget(now, gained, change, change.gap)
            day += change.gap
        days[turn] = day
        rows = items.take(numbers)
        categories[:, turn] = draw_categories(rows, np.sum(rows.weights * now, axis=1), generator)
        gain = rates * rows.weights + change.everywhere
        now += gain + change.noise * rows.weights * generator.normal(size=now.shape)
        gained += gain
    _forget(now, gained, change, change.after)
    return Practice(now, asked, categories, days, day + change.after)


def practice_estimates(
    items: ItemArray, prior: FloatArray, practice: Practice, model: LearningModel
) -> tuple[FloatArray, FloatArray]:
    """Means and standard errors (N, S) that the learning model gives each of these learners today."""
    models = [items.model(row) for row in range(len(items))]
    means, sds = [], []
    for asked, categories in zip(practice.asked, practice.categories, strict=True):
        answers = [
            PracticeAnswer(models[item], int(category), float(day))
            for item, category, day in zip(asked, categories, practice.days, strict=True)
        ]
        found = after_practice(np.zeros(len(prior)), prior, answers, model, today=practice.today).skills
        means.append(found.mean)
        sds.append(found.sd)
    return np.array(means), np.array(sds)


def _forget(theta: FloatArray, gained: FloatArray, change: Improvement, days: float) -> None:
    """Idle days, in place: what was gained and does not stay fades by halves."""
    fading = gained * (1 - change.kept) * (1 - 0.5 ** (days / change.half_life))
    theta -= fading
    gained -= fading
