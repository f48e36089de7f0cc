"""What an item's answers say without any model: the score reached in groups of equal ability, with intervals."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_vector
from assessment.psychometrics.normal import Z90

GROUPS: Final = 10
SMALLEST_GROUP: Final = 20


@dataclass(frozen=True)
class CurvePoint:
    """A group of persons: mean ability, mean score as a share of the highest category, and its 90 % interval."""

    theta: float
    share: float
    low: float
    high: float
    persons: int


def observed_curve(categories: ArrayLike, theta: ArrayLike, *, highest: int = 1) -> tuple[CurvePoint, ...]:
    """Points of one item from the categories (n,) that persons of ability theta (n,) reached, lowest ability first.

    Ten groups of the same size, fewer where a group would have under 20 persons; none without answers. Intervals are
    Wilson's (1927), which for more than two categories are on the wide side. ValueError names what does not fit.
    """
    if np.size(categories) == 0:
        return ()
    reached = finite_vector("categories", categories)
    abilities = finite_vector("theta", theta, reached.size)
    if highest < 1 or (reached < 0).any() or (reached > highest).any():
        raise ValueError(f"categories: expected 0 to {highest}, got {reached.min()} to {reached.max()}")
    order = np.argsort(abilities, kind="stable")
    groups = np.array_split(order, min(GROUPS, max(1, reached.size // SMALLEST_GROUP)))
    return tuple(_point(abilities[group], reached[group] / highest) for group in groups)


def _point(theta: FloatArray, shares: FloatArray) -> CurvePoint:
    n, share, z2 = shares.size, float(shares.mean()), Z90**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z90 * np.sqrt(share * (1 - share) / n + z2 / (4 * n**2)) / (1 + z2 / n)
    return CurvePoint(float(theta.mean()), share, float(middle - half), float(middle + half), n)
