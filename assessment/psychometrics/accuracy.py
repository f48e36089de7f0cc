"""How far estimates are from the truth, and how often their intervals hold it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, IntArray

# Half the width of central intervals, in standard errors.
INTERVALS: Final = {
    50: 0.6744897501960817,
    80: 1.2815515655446004,
    90: 1.6448536269514722,
    95: 1.959963984540054,
}


@dataclass(frozen=True)
class Accuracy:
    """Of n estimates: bias, RMSE, mean standard error, and the shares that intervals of 50, 80, 90, 95 % hold."""

    count: int
    bias: float
    rmse: float
    mean_sd: float
    coverage: dict[int, float]


def accuracy(mean: ArrayLike, sd: ArrayLike, truth: ArrayLike) -> Accuracy:
    """Accuracy of estimates N(mean, sd^2) of the truth, all of one shape; ValueError unless finite and not empty."""
    centre, error, true = (np.asarray(values, dtype=float).ravel() for values in (mean, sd, truth))
    if not (centre.size == error.size == true.size) or not centre.size:
        raise ValueError(f"mean, sd, truth: expected as many numbers, got {centre.size}, {error.size}, {true.size}")
    if not (np.isfinite(centre).all() and np.isfinite(error).all() and np.isfinite(true).all() and (error > 0).all()):
        raise ValueError("mean, sd, truth: expected finite numbers with sd > 0")
    off = centre - true
    held = {level: float((np.abs(off) < z * error).mean()) for level, z in INTERVALS.items()}
    return Accuracy(centre.size, float(off.mean()), float(np.sqrt((off**2).mean())), float(error.mean()), held)


def accuracy_by(mean: FloatArray, sd: FloatArray, truth: FloatArray, group: ArrayLike) -> dict[int, Accuracy]:
    """The accuracy within each group, numbered in the shape of the estimates."""
    groups = np.broadcast_to(np.asarray(group), mean.shape)
    return {
        int(one): accuracy(mean[groups == one], sd[groups == one], truth[groups == one]) for one in np.unique(groups)
    }


def quintiles(values: FloatArray) -> IntArray:
    """Fifths 0..4 that the values lie in, by rank, in their shape.

    Taken of estimates, they are a fair test: within each, intervals should hold as often as they say. Taken of the
    truth they are not, for there estimates shrink to the mean by design; that bias is to be published.
    """
    order = np.argsort(np.argsort(values, axis=None, kind="stable"), kind="stable")
    return np.asarray(order * 5 // max(values.size, 1), dtype=np.int64).reshape(values.shape)
