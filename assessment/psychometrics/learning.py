"""Practice mode: learners who improve while they answer, at rates of their own, and forget while they do not.

Assessment mode knows none of this: `skill_filter.posterior` takes the posterior of practice as its prior.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, check_normal, finite_number, finite_vector
from assessment.psychometrics.item_model import ItemModel
from assessment.psychometrics.practice_effect import PracticeEffect
from assessment.psychometrics.skill_filter import Posterior, absorb


class PracticeAnswer(NamedTuple):
    """An answer in practice: the item, the category reached, and the day (any origin, parts of days allowed)."""

    item: ItemModel
    category: int
    day: float = 0.0


@dataclass(frozen=True)
class LearningModel:
    """How a population learns, in units of theta; population values until `population` re-estimates them.

    A first practice of a skill raises it by `gain` (one number, or (S,) by skill) on average over learners, and
    the n-th by half_gain / (half_gain + n) of that. One learner's own rate differs by gain_sd for all skills
    alike and by own_gain_sd for each; every answer also moves all skills by a general rate, of mean general_gain
    and spread general_gain_sd. practice_sd is the noise of one practice, idle_sd that of one idle day. What
    practice gave fades to the share `retained`, nine tenths of the rest being left after `stability` days.

    The spreads are wide on purpose: 90 % intervals are meant for learners of unknown rate, anywhere between
    losing .05 and gaining .30 per practice. `misspecification` states what is reached there and beyond.
    """

    gain: float | FloatArray = 0.05
    gain_sd: float = 0.15
    own_gain_sd: float = 0.07
    general_gain: float = 0.0
    general_gain_sd: float = 0.01
    practice_sd: float = 0.10
    idle_sd: float = 0.02
    half_gain: float = 20.0
    retained: float = 0.5
    stability: float = 20.0

    def __post_init__(self) -> None:
        for name in ("gain_sd", "own_gain_sd", "general_gain_sd", "practice_sd", "idle_sd"):
            finite_number(name, getattr(self, name), low=0)
        finite_vector("gain", np.atleast_1d(self.gain))
        finite_number("general_gain", self.general_gain)
        for name in ("half_gain", "stability"):
            finite_number(name, getattr(self, name), low=1e-6)
        finite_number("retained", self.retained, low=0, high=1)


@dataclass(frozen=True, eq=False)
class PracticeState:
    """What is known of one learner's skills and rates: mean (2S+1,) and covariance of skills, rates, general rate."""

    mean: FloatArray
    covariance: FloatArray

    @property
    def skills(self) -> Posterior:
        """Of the S skills alone, ready to be the prior of an assessment."""
        size = self.mean.size // 2
        return Posterior(self.mean[:size], self.covariance[:size, :size])


def after_practice(
    prior_mean: ArrayLike,
    prior_covariance: ArrayLike,
    answers: Iterable[PracticeAnswer],
    model: LearningModel,
    *,
    today: float | None = None,
) -> PracticeState:
    """Skills and rates after all practice, as they are `today` (as at the last answer without it).

    The state holds each learner's rates beside the skills, so that the filter learns them from the answers and
    the intervals carry what remains unknown of them: a linear-Gaussian dynamic model (Kalman 1960) under the
    observations of `skill_filter.update`. Rapid guesses are left out by the caller. ValueError on days that
    run backwards, and as in `skill_filter.posterior`.
    """
    mean, covariance = check_normal(prior_mean, prior_covariance)
    size = mean.size
    mean, covariance = _with_rates(mean, covariance, model)
    effect = PracticeEffect(size, model.half_gain, model.retained, model.stability)
    weights, day = np.zeros(mean.size), None
    for item, category, on in answers:
        if item.weights.size != size:
            raise ValueError(f"item weighs {item.weights.size} skills, but mean is ({size},)")
        _pass_time(mean, covariance, effect, day, on, model)
        weights[:size], day = item.weights, on
        absorb(mean, covariance, weights, item, category)
        _move(mean, covariance, effect.practise(item.weights, on), general=1.0)
        _widen(covariance, model.practice_sd**2 * item.weights**2)
    if today is not None:
        _pass_time(mean, covariance, effect, day, today, model)
    return PracticeState(mean, covariance)


def _with_rates(mean: FloatArray, covariance: FloatArray, model: LearningModel) -> tuple[FloatArray, FloatArray]:
    """The state before any practice."""
    size = mean.size
    gain = np.full(size, model.gain) if np.ndim(model.gain) == 0 else finite_vector("gain", model.gain, size)
    state = np.zeros((2 * size + 1, 2 * size + 1))
    state[:size, :size] = covariance
    state[size:-1, size:-1] = model.gain_sd**2 + model.own_gain_sd**2 * np.eye(size)
    state[-1, -1] = model.general_gain_sd**2
    return np.concatenate([mean, gain, [model.general_gain]]), state


def _move(mean: FloatArray, covariance: FloatArray, amount: FloatArray, general: float) -> None:
    """Skills move by amount (S,) times their rates and `general` times the general rate, in place."""
    size = amount.size
    mean[:size] += amount * mean[size:-1] + general * mean[-1]
    covariance[:size] += amount[:, None] * covariance[size:-1] + general * covariance[-1]
    covariance[:, :size] += covariance[:, size:-1] * amount + general * covariance[:, -1:]


def _widen(covariance: FloatArray, variance: FloatArray | float) -> None:
    size = covariance.shape[0] // 2
    diagonal = covariance.ravel()[:: covariance.shape[0] + 1]
    diagonal[:size] += variance


def _pass_time(
    mean: FloatArray,
    covariance: FloatArray,
    effect: PracticeEffect,
    day: float | None,
    until: float,
    model: LearningModel,
) -> None:
    """Idle days since the last answer, in place: forgetting, and growing doubt."""
    finite_number("day", until)
    if day is None or until == day:
        return
    if until < day:
        raise ValueError(f"day: expected days in order, got {until} after {day}")
    _move(mean, covariance, effect.fade(until), general=0.0)
    _widen(covariance, model.idle_sd**2 * (until - day))
