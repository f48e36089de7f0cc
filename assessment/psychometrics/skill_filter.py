"""The skill filter: from answers to a joint normal posterior over all skills of one learner."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, check_normal, finite_vector
from assessment.psychometrics.item_model import ItemModel
from assessment.psychometrics.normal import gauss_hermite


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

    Assumed-density filtering (Minka 2001): eta = w'theta, widened by the item's own uncertainty, is N(m, v).
    Its posterior moments m1, v1 are matched, and what is learned about eta flows to the skills along Sigma w:
    mu += Sigma w (m1 - m) / v,   Sigma += Sigma w w'Sigma (v1 - v) / v^2.
    ValueError on NaN, wrong shapes or a category that the item does not have.
    """
    size = item.weights.size
    if mean.shape != (size,) or covariance.shape != (size, size):
        raise ValueError(f"item weighs {size} skills, but mean is {mean.shape}, covariance {covariance.shape}")
    gain = covariance @ item.weights
    m = float(item.weights @ mean)
    v = float(item.weights @ gain) + item.b_sd**2
    if not (np.isfinite(m) and np.isfinite(v) and v > 0):  # any NaN in mean or covariance arrives here
        raise ValueError(f"mean, covariance: expected finite numbers and a variance > 0, got N({m}, {v}) for eta")
    m1, v1 = _moments_after(m, v, item, category)
    return mean + gain * ((m1 - m) / v), covariance + gain[:, None] * gain * ((v1 - v) / v**2)


def posterior(
    prior_mean: ArrayLike, prior_covariance: ArrayLike, answers: Iterable[tuple[ItemModel, int]]
) -> Posterior:
    """Posterior after all answers, each an item and the category reached; ValueError as in `update`."""
    mean, covariance = check_normal(prior_mean, prior_covariance)
    for item, category in answers:
        mean, covariance = update(mean, covariance, item, category)
    return Posterior(mean, covariance)


def _moments_after(m: float, v: float, item: ItemModel, category: int) -> tuple[float, float]:
    nodes, weights = gauss_hermite()
    eta = m + np.sqrt(v) * nodes
    log_likelihood = item.log_likelihood(eta, category)
    density = weights * np.exp(log_likelihood - log_likelihood.max())
    density /= density.sum()
    m1 = float(density @ eta)
    return m1, float(density @ (eta - m1) ** 2)
