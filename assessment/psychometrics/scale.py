"""The scale that people see: 500 at the population mean, 100 to a standard deviation."""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.normal import Z90


def scaled(theta: ArrayLike) -> IntArray:
    """500 + 100 theta, rounded to the nearest ten (halves up), in the shape of theta.

    Finer steps would promise more than the standard error allows. ValueError unless finite.
    """
    values = np.asarray(theta, dtype=float)
    if not np.isfinite(values).all():
        raise ValueError(f"theta: expected finite numbers, got {values}")
    return np.asarray(np.floor(50.5 + 10 * values) * 10, dtype=np.int64)


def interval(mean: ArrayLike, sd: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Low and high end of the central 90 % interval of N(mean, sd^2), in theta units."""
    mean, sd = np.asarray(mean, dtype=float), np.asarray(sd, dtype=float)
    if not (np.isfinite(mean).all() and np.isfinite(sd).all() and (sd >= 0).all()):
        raise ValueError("mean, sd: expected finite numbers with sd >= 0")
    return mean - Z90 * sd, mean + Z90 * sd
