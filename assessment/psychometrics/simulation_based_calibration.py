"""Is the truth as often at every rank of the posterior as at any other? (Talts et al. 2018)"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.normal import normal_cdf

BINS = 20


@dataclass(frozen=True, eq=False)
class Ranks:
    """Shares (20,) of truths by rank, 1 being flat, the largest deviation, and its standard error by chance."""

    shares: FloatArray
    largest_deviation: float
    chance_error: float


def truth_ranks(mean: ArrayLike, sd: ArrayLike, truth: ArrayLike) -> Ranks:
    """Where truths, drawn from the prior, lie in the posteriors N(mean, sd^2) of their answers.

    The rank among many posterior draws is, for a normal posterior, its distribution function at the truth. Flat
    ranks are necessary for honest intervals of every width at once; a slope shows bias, a hump too wide, a bowl
    too narrow intervals. ValueError when there are no estimates or a sd is not above 0.
    """
    centre, error, true = (np.asarray(values, dtype=float).ravel() for values in (mean, sd, truth))
    if not centre.size or not (error > 0).all():
        raise ValueError("mean, sd, truth: expected at least one estimate, with sd > 0")
    rank = normal_cdf((true - centre) / error)
    shares = np.histogram(rank, BINS, (0, 1))[0] * BINS / rank.size
    return Ranks(shares, float(np.abs(shares - 1).max()), float(np.sqrt((BINS - 1) / rank.size)))
