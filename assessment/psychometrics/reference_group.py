"""The percentile of a person within a reference group, with its interval."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_number, finite_vector

MINIMUM_GROUP: Final = 300  # the share of a smaller group is uncertain by more than 2.9 points for that alone
SETS: Final = 400


@dataclass(frozen=True)
class Percentile:
    """Percent of the reference group below the person: the median and the ends of the central interval."""

    middle: float
    low: float
    high: float


def percentile(
    mean: float,
    sd: float,
    group_means: ArrayLike,
    group_sds: ArrayLike,
    *,
    minimum: int = MINIMUM_GROUP,
    level: float = 0.9,
    seed: int = 0,
) -> Percentile | None:
    """Percentile of theta ~ N(mean, sd^2) among persons with theta_r ~ N(group_means, group_sds^2), each (R,).

    None when the group has fewer than `minimum` persons. In each of 400 sets the group is resampled, everybody gets a
    plausible value from their own posterior (Mislevy 1991), and so does the person: the interval carries the errors
    of the group, of its members and of the person. Ranks of the means alone would be too far out, because means
    vary less than abilities do. The seed is fixed: the same posteriors give the same interval. ValueError names what
    is not finite or a negative sd.
    """
    finite_number("mean", mean)
    finite_number("sd", sd, low=0)
    finite_number("level", level, low=0.01, high=0.999)
    means = finite_vector("group_means", group_means) if np.size(group_means) else np.zeros(0)
    sds = finite_vector("group_sds", group_sds, means.size) if means.size else means
    if (sds < 0).any():
        raise ValueError(f"group_sds: expected numbers >= 0, got {sds.min()}")
    if means.size < max(minimum, 1):
        return None
    rng = np.random.default_rng(seed)
    below = [_share_below(rng.normal(mean, sd), means, sds, rng) for _ in range(SETS)]
    low, middle, high = np.quantile(below, [(1 - level) / 2, 0.5, (1 + level) / 2]) * 100
    return Percentile(float(middle), float(low), float(high))


def _share_below(theta: float, means: FloatArray, sds: FloatArray, rng: np.random.Generator) -> float:
    chosen = rng.integers(means.size, size=means.size)
    plausible = means[chosen] + sds[chosen] * rng.standard_normal(means.size)
    return float(((plausible < theta).mean() + (plausible <= theta).mean()) / 2)
