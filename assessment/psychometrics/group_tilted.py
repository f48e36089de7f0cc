"""The tilted distributions of many learners at once: `tilted` with an axis in front."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.normal import gauss_hermite
from assessment.psychometrics.tilted import LARGEST_EXPONENT

POINTS = 15


@dataclass(frozen=True, eq=False)
class LikelihoodTable:
    """Likelihoods of J items by category: slope, intercept (J, K+1, K+1), guess (J, K+1), bound, a_spread (J,)."""

    slope: FloatArray
    intercept: FloatArray
    guess: FloatArray
    bound: FloatArray
    a_spread: FloatArray


def likelihood_table(items: ItemArray) -> LikelihoodTable:
    """Contrasts of every category of every item against every other, as `tilted.contrasts`; padding never wins."""
    total = np.concatenate([np.zeros((len(items), 1)), np.cumsum(items.steps, axis=1)], axis=1)
    k = np.arange(total.shape[1], dtype=float)
    ahead = k - k[:, None]
    with np.errstate(invalid="ignore"):  # inf - inf: a category that the item does not have
        rise = total[:, :, None] - total[:, None, :] - items.b[:, None, None] * ahead
    guess = np.zeros(total.shape)
    guess[:, 1] = items.c
    spread = items.a_sd / items.a
    highest = items.a * np.exp(np.sqrt(3) * spread) * np.isfinite(items.steps).sum(axis=1)
    a = items.a[:, None, None]
    intercept = np.where(np.isnan(rise), -np.inf, a * rise)
    return LikelihoodTable(a * ahead, intercept, guess, highest**2 / 4, spread)


def group_derivatives(
    table: LikelihoodTable, item: IntArray, category: IntArray, m: FloatArray, v: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """`tilted.evidence_derivatives` for learners (B,), each with an item, its category, and eta ~ N(m, v)."""
    nodes, weights = gauss_hermite(POINTS)
    sd = np.sqrt(v)
    odds = _log_odds(table, item, category, m[:, None] + sd[:, None] * nodes)
    spread = table.a_spread[item]
    likelihood = _averaged_over_a(odds, spread) if spread.any() else _likelihood(odds)
    guess = table.guess[item, category][:, None]
    likelihood = guess + (1 - guess) * likelihood
    mass, first, second = likelihood @ weights, likelihood @ (weights * nodes), likelihood @ (weights * nodes**2)
    first /= mass
    kept = np.maximum(second / mass - first * first, 1 / (1 + v * table.bound[item]))
    return first / sd, (1 - kept) / v


def _log_odds(table: LikelihoodTable, item: IntArray, category: IntArray, eta: FloatArray) -> FloatArray:
    slope, intercept = table.slope[item, category], table.intercept[item, category]
    return slope[:, :, None] * eta[:, None, :] + intercept[:, :, None]


def _averaged_over_a(log_odds: FloatArray, spread: FloatArray) -> FloatArray:
    factors, shares = gauss_hermite(3)
    scales = np.exp(spread[:, None] * factors)[..., None, None]
    each = np.stack([_likelihood(log_odds * scales[:, number]) for number in range(shares.size)])
    return np.asarray(np.tensordot(shares, each, axes=1), dtype=float)


def _likelihood(log_odds: FloatArray) -> FloatArray:
    np.minimum(log_odds, LARGEST_EXPONENT, out=log_odds)
    return np.asarray(1 / np.exp(log_odds, out=log_odds).sum(axis=1), dtype=float)
