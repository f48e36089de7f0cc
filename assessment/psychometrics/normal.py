"""The standard normal distribution: its distribution function and its Gauss-Hermite quadrature."""

import math
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray

Z90 = 1.6448536269514722  # half the width of a central 90 % interval, in standard deviations

_erfc = np.frompyfunc(math.erfc, 1, 1)


def normal_cdf(z: ArrayLike) -> FloatArray:
    """P(Z <= z) of a standard normal Z, in the shape of z."""
    return np.asarray(_erfc(np.asarray(z, dtype=float) / -math.sqrt(2)), dtype=float) / 2


@cache
def gauss_hermite(points: int = 21) -> tuple[FloatArray, FloatArray]:
    """Nodes (points,) and weights (points,), summing to one, for expectations under N(0, 1)."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(points)
    weights = weights / weights.sum()
    nodes.setflags(write=False)
    weights.setflags(write=False)
    return nodes, weights
