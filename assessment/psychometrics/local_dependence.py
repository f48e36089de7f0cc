"""Local dependence: do two items share more than the ability that both measure?"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.residuals import residuals

ABOVE_MEAN: Final = 0.2
MINIMUM_PERSONS: Final = 100  # of both items; below, the standard error of a correlation passes .1


@dataclass(frozen=True)
class DependentPair:
    """Two items, by their columns, and their Q3."""

    first: int
    second: int
    q3: float


@dataclass(frozen=True, eq=False)
class LocalDependence:
    """Q3 of each pair (J, J), symmetric with ones on the diagonal and NaN where too few answered both; its mean over
    the pairs; how many answered both (J, J); and the pairs that depend on each other, the strongest first.
    """

    q3: FloatArray
    mean: float
    persons: IntArray
    dependent: tuple[DependentPair, ...]


def local_dependence(
    responses: ArrayLike,
    ability: ArrayLike,
    items: ItemParameters,
    *,
    above_mean: float = ABOVE_MEAN,
    minimum: int = MINIMUM_PERSONS,
) -> LocalDependence:
    """Q3, the correlation of two items' residuals over the persons who answered both (Yen 1984).

    `responses` and `ability` are as `residuals` takes them. Residuals from abilities estimated from the same J
    answers correlate about -1 / (J - 1) when nothing is wrong, so a pair is flagged by its distance from the mean
    (Christensen, Makransky & Horton 2017). A residual that does not vary correlates 0 with all others.
    """
    found = residuals(responses, ability, items).values
    seen = np.isfinite(found)
    q3 = _pairwise_correlations(np.where(seen, found, 0.0), seen.astype(float))
    persons = (seen.astype(float).T @ seen).astype(np.int64)
    np.fill_diagonal(q3, 1)
    q3[persons < minimum] = np.nan
    upper = np.triu_indices(len(q3), k=1)
    known = q3[upper][np.isfinite(q3[upper])]
    mean = float(known.mean()) if known.size else 0.0
    over = [(float(q3[i, j]), int(i), int(j)) for i, j in zip(*upper, strict=True) if q3[i, j] > mean + above_mean]
    pairs = tuple(DependentPair(i, j, value) for value, i, j in sorted(over, key=lambda pair: -pair[0]))
    return LocalDependence(q3, mean, persons, pairs)


def _pairwise_correlations(values: FloatArray, seen: FloatArray) -> FloatArray:
    """Correlations (J, J), each over the rows where both are seen; `values` are 0 elsewhere."""
    count = np.maximum(seen.T @ seen, 1)
    sums, squares = values.T @ seen, (values**2).T @ seen
    covariance = values.T @ values - sums * sums.T / count
    variance = squares - sums**2 / count
    scale = np.sqrt(np.maximum(variance * variance.T, 0))
    varies = scale > 1e-12 * count
    return np.asarray(np.divide(covariance, scale, out=np.zeros_like(scale), where=varies))
