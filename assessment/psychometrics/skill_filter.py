"""The skill filter: from answers to a joint normal posterior over all skills of one learner."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, check_normal, finite_vector
from assessment.psychometrics.item_model import ItemModel
from assessment.psychometrics.tilted import evidence_derivatives


@dataclass(frozen=True, eq=False)
class Posterior:
    """What is known of one learner: theta ~ N(mean (S,), covariance (S, S))."""

    mean: FloatArray
    covariance: FloatArray

    @property
    def sd(self) -> FloatArray:
        """Standard error of each skill (S,)."""
        return np.sqrt(np.diag(self.covariance))

    def composite(self, weights: ArrayLike) -> tuple[float, float]:
        """Mean and variance of weights @ theta (a topic, a role): w'mu and w'Sigma w."""
        w = finite_vector("weights", weights, self.mean.size)
        return float(w @ self.mean), float(w @ self.covariance @ w)


def tree_prior(topics: ArrayLike, variances: tuple[float, float, float] = (0.30, 0.35, 0.35)) -> FloatArray:
    """Prior covariance (S, S) of theta_s = general + topic(s) + own part, for topic numbers (S,).

    `variances` are those of the three parts. ValueError if topics is not a vector or a variance is unusable.
    """
    topic = finite_vector("topics", topics)
    general, shared, own = variances
    if not np.isfinite(variances).all() or min(variances) < 0 or own == 0:
        raise ValueError(f"variances: expected three values >= 0, the last > 0, got {variances}")
    same_topic = topic[:, None] == topic
    return np.asarray(general + shared * same_topic + own * np.eye(topic.size), dtype=float)


def update(mean: FloatArray, covariance: FloatArray, item: ItemModel, category: int) -> tuple[FloatArray, FloatArray]:
    """Mean (S,) and covariance (S, S) after one answer that fell in `category` of the item.

    Assumed-density filtering (Minka 2001): eta = w'theta, widened by the error of b, is N(m, v). With h and -k
    the first two derivatives of the log evidence in m, what is learned about eta flows to the skills along
    Sigma w:   mu += h Sigma w,   Sigma -= k Sigma w w'Sigma.
    ValueError on NaN, wrong shapes or a category that the item does not have.
    """
    size = item.weights.size
    if mean.shape != (size,) or covariance.shape != (size, size):
        raise ValueError(f"item weighs {size} skills, but mean is {mean.shape}, covariance {covariance.shape}")
    mean, covariance = mean.copy(), covariance.copy()
    absorb(mean, covariance, item.weights, item, category)
    return mean, covariance


def posterior(
    prior_mean: ArrayLike,
    prior_covariance: ArrayLike,
    answers: Iterable[tuple[ItemModel, int]],
    *,
    rapid: Iterable[bool] | None = None,
) -> Posterior:
    """Posterior after all answers, each an item and the category reached; ValueError as in `update`.

    `rapid` marks answers that came too fast to be more than guesses: they stay in the log and out of measurement
    (Wise & Ma 2012).
    """
    mean, covariance = (values.copy() for values in check_normal(prior_mean, prior_covariance))
    for item, category in considered(answers, rapid):
        if item.weights.size != mean.size:
            raise ValueError(f"item weighs {item.weights.size} skills, but mean is {mean.shape}")
        absorb(mean, covariance, item.weights, item, category)
    return Posterior(mean, covariance)


def considered(answers: Iterable[tuple[ItemModel, int]], rapid: Iterable[bool] | None) -> list[tuple[ItemModel, int]]:
    """The answers that measure: all but the rapid ones; ValueError unless every answer is marked."""
    given = list(answers)
    if rapid is None:
        return given
    marks = list(rapid)
    if len(marks) != len(given):
        raise ValueError(f"rapid: expected a mark for each of {len(given)} answers, got {len(marks)}")
    return [answer for answer, guessed in zip(given, marks, strict=True) if not guessed]


def absorb(mean: FloatArray, covariance: FloatArray, weights: FloatArray, item: ItemModel, category: int) -> None:
    """`update` in place, of a state that the item observes with these weights: the skills, or more (`learning`)."""
    likelihoods = item.likelihoods
    if not 0 <= category < len(likelihoods):
        raise ValueError(f"category: expected 0 to {len(likelihoods) - 1}, got {category}")
    gain = covariance.dot(weights)
    m = float(mean.dot(weights))
    v = float(gain.dot(weights)) + item.b_sd**2
    if not (math.isfinite(m) and math.isfinite(v) and v > 0):  # any NaN in mean or covariance arrives here
        raise ValueError(f"mean, covariance: expected finite numbers and a variance > 0, got N({m}, {v}) for eta")
    h, k = evidence_derivatives(likelihoods[category], m, v)
    learned = math.sqrt(abs(k)) * gain  # twice the same vector keeps the matrix exactly symmetric
    change = learned[:, None].dot(learned[None])
    mean += h * gain
    if k > 0:
        covariance -= change
    else:  # a right answer that looks like a guess can, rarely, widen what is known
        covariance += change
