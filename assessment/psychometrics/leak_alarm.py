"""Leak alarm: has an item suddenly become easier than its model expects of the persons who answered it?"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_number, finite_vector

ANSWERS_PER_FALSE_ALARM: Final = 10_000
KNOWING_SHARE: Final = 0.3

_OFFSETS: Final = np.linspace(-5, 5, 61)  # in standard deviations


@dataclass(frozen=True, eq=False)
class LeakAlarm:
    """The statistic after each answer (n,), the threshold, and, if it was passed, the number (from 0) of the answer
    that raised the alarm and of the first one that speaks for a leak.
    """

    statistic: FloatArray
    threshold: float
    raised_at: int | None
    since: int | None


def leak_alarm(
    passed: ArrayLike,
    expected: ArrayLike,
    *,
    logit_sd: float = 0.0,
    share: float = KNOWING_SHARE,
    answers_per_false_alarm: float = ANSWERS_PER_FALSE_ALARM,
) -> LeakAlarm:
    """Watches one item's answers (n,), in the order of time: did they reach its highest category?

    expected (n,) is the model's chance of that for each person before the answer, from the item's difficulty as it
    stands; logit_sd is how uncertain that difficulty is (a times the standard error of b), and is learned as answers
    come, so that a wrong rating is no leak. The statistic is Page's cumulative sum (1954) of the log likelihood ratio
    of a leak, by which a `share` of those who would fail know the answer, to none.

    Without a leak the chance of an alarm within n answers is at most n / answers_per_false_alarm, because the ratio's
    expectation is 1 from wherever the sum starts (Ville's inequality; Lorden 1971); simulated, alarms are about
    twenty times rarer than that. ValueError names what does not fit.
    """
    chance = finite_vector("expected", expected)
    right = finite_vector("passed", passed, chance.size)
    if not np.isin(right, (0, 1)).all():
        raise ValueError("passed: expected 0 or 1 for each answer")
    if (chance <= 0).any() or (chance >= 1).any():
        raise ValueError("expected: expected chances between 0 and 1")
    finite_number("logit_sd", logit_sd, low=0)
    finite_number("share", share, low=1e-3, high=0.999)
    threshold = float(np.log(finite_number("answers_per_false_alarm", answers_per_false_alarm, low=2)))
    chance = _before_each(right, chance, logit_sd)
    known = chance + share * (1 - chance)
    ratio = np.where(right == 1, np.log(known / chance), np.log1p(-share))
    total = np.concatenate([[0.0], ratio.cumsum()])
    lowest = np.minimum.accumulate(total[:-1])
    statistic = total[1:] - lowest
    return LeakAlarm(statistic, threshold, *_raised(total, statistic, threshold))


def _before_each(right: FloatArray, chance: FloatArray, logit_sd: float) -> FloatArray:
    """Chances that have learned the item's own offset from the answers before."""
    if logit_sd == 0:
        return chance
    logit = np.log(chance) - np.log1p(-chance)
    p = 1 / (1 + np.exp(-(logit[:, None] + logit_sd * _OFFSETS)))
    log_likelihood = np.log(np.where(right[:, None] == 1, p, 1 - p))
    log_weight = np.concatenate([np.zeros((1, _OFFSETS.size)), log_likelihood.cumsum(axis=0)[:-1]]) - _OFFSETS**2 / 2
    weight = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    return np.asarray((weight * p).sum(axis=1) / weight.sum(axis=1), dtype=float)


def _raised(total: FloatArray, statistic: FloatArray, threshold: float) -> tuple[int | None, int | None]:
    over = np.flatnonzero(statistic >= threshold)
    if over.size == 0:
        return None, None
    return int(over[0]), int(np.argmin(total[: over[0] + 1]))
