"""The tilted distribution: a normal eta times the likelihood of one answer, known by its first two moments."""

import math
from typing import NamedTuple

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.normal import gauss_hermite

LARGEST_EXPONENT = 700.0  # exp of it is still finite; beyond, an answer is impossible either way


class AnswerLikelihood(NamedTuple):
    """P(category | eta) = guess + (1 - guess) / sum_k exp(slope_k eta + intercept_k), ready for quadrature.

    slope (K+1, Q or 1) and intercept (K+1, Q or 1) hold at Q standard nodes (Q,); moments (3, Q) @ values
    gives the integrals of 1, z and z^2 under N(0, 1); bound is the largest information that an answer can carry.
    """

    slope: FloatArray
    intercept: FloatArray
    guess: float
    bound: float
    nodes: FloatArray
    moments: FloatArray


def answer_likelihood(
    a: float, b: float, c: float, steps: FloatArray, a_sd: float, category: int, points: int = 21
) -> AnswerLikelihood:
    """The likelihood of one category of an item, averaged over three values of a where a has an error.

    log a is taken as normal with standard deviation a_sd / a, so that a stays above 0.
    """
    slope, intercept = contrasts(a, b, steps, category)
    nodes, weights = gauss_hermite(points)
    factors, shares = spread_of_a(a_sd / a)
    if a_sd:
        slope, intercept = (np.repeat(np.multiply.outer(x, factors), points, axis=-1) for x in (slope, intercept))
        nodes, weights = np.tile(nodes, factors.size), np.multiply.outer(shares, weights).ravel()
    else:
        slope, intercept = slope[:, None], intercept[:, None]
    moments = weights * np.stack([np.ones(nodes.size), nodes, nodes**2])
    bound = (a * factors.max() * steps.size) ** 2 / 4
    return AnswerLikelihood(slope, intercept, c if category == 1 else 0.0, float(bound), nodes, moments)


def contrasts(a: float, b: float, steps: FloatArray, category: int) -> tuple[FloatArray, FloatArray]:
    """Slopes (K+1,) and intercepts (K+1,) of log P(k | eta) - log P(category | eta), without guessing."""
    total = np.concatenate([np.zeros(1), np.cumsum(steps)])
    ahead = np.arange(total.size, dtype=float) - category
    return a * ahead, a * (total[category] - total - ahead * b)


def spread_of_a(log_sd: float) -> tuple[FloatArray, FloatArray]:
    """Factors (R,) on a and their shares (R,): one alone where a is known, else three-point quadrature."""
    if not log_sd:
        return np.ones(1), np.ones(1)
    nodes, shares = gauss_hermite(3)
    return np.asarray(np.exp(log_sd * nodes), dtype=float), shares


def evidence_derivatives(answer: AnswerLikelihood, m: float, v: float) -> tuple[float, float]:
    """First derivative of log Z in m and the negative second, for Z = E[P(category | eta)], eta ~ N(m, v).

    They carry the tilted moments (Minka 2001, section 3.2): mean m + v first, variance v - v^2 second. The
    variance never falls below 1 / (1/v + bound), the Cramer-Rao bound, however coarse the nodes are beside
    a steep item.
    """
    sd = math.sqrt(v)
    odds = answer.slope * (answer.nodes * sd)
    odds += answer.slope * m + answer.intercept
    np.minimum(odds, LARGEST_EXPONENT, out=odds)
    np.exp(odds, out=odds)
    likelihood = 1 / np.add.reduce(odds)
    if answer.guess:
        likelihood = answer.guess + (1 - answer.guess) * likelihood
    mass, first, second = answer.moments.dot(likelihood).tolist()
    first /= mass
    kept = max(second / mass - first * first, 1 / (1 + v * answer.bound))
    return first / sd, (1 - kept) / v
