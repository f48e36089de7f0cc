"""Arrays as this package takes them: types, and checks that name what is wrong."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]


def finite_vector(name: str, values: ArrayLike, size: int | None = None) -> FloatArray:
    """A finite float vector (S,); ValueError names the argument, the shape expected and the shape given."""
    vector = np.asarray(values, dtype=float)
    if vector.ndim != 1 or vector.size == 0 or (size is not None and vector.size != size):
        expected = "(S,) with S >= 1" if size is None else f"({size},)"
        raise ValueError(f"{name}: expected shape {expected}, got {vector.shape}")
    if not np.isfinite(vector).all():
        raise ValueError(f"{name}: expected finite numbers, got {vector[~np.isfinite(vector)][0]}")
    return vector


def finite_number(name: str, value: float, *, low: float = -np.inf, high: float = np.inf) -> float:
    """A finite number within [low, high]; ValueError names the argument."""
    if not np.isfinite(value) or not low <= value <= high:
        raise ValueError(f"{name}: expected a finite number between {low} and {high}, got {value}")
    return float(value)


def check_normal(mean: ArrayLike, covariance: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Mean (S,) and symmetric covariance (S, S) of a normal distribution; ValueError if they are not."""
    mean = finite_vector("mean", mean)
    covariance = np.asarray(covariance, dtype=float)
    if covariance.shape != (mean.size, mean.size):
        raise ValueError(f"covariance: expected shape {(mean.size, mean.size)}, got {covariance.shape}")
    if not np.isfinite(covariance).all():
        raise ValueError("covariance: expected finite numbers")
    if not np.allclose(covariance, covariance.T, atol=1e-10) or (np.diag(covariance) < 0).any():
        raise ValueError("covariance: expected a symmetric matrix with variances >= 0")
    return mean, covariance
