"""The upper tail of the chi-square distribution."""

import math

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray

_PRECISION = 1e-16
_TINY = 1e-300


def chi_square_tail(x: ArrayLike, df: ArrayLike) -> FloatArray:
    """P(X > x) for X ~ chi-square with df degrees of freedom, elementwise.

    It is Q(df/2, x/2), the regularised incomplete gamma function: by the series of P = 1 - Q (DLMF 8.7.1) to the
    left of the mean, by the continued fraction of Q (DLMF 8.9.2) to the right. ValueError unless x >= 0, df > 0.
    """
    x, df = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(df, dtype=float))
    if not ((x >= 0) & (df > 0) & np.isfinite(df)).all():
        raise ValueError(f"x, df: expected x >= 0 and finite df > 0, got {x} and {df}")
    tails = [_upper_gamma(d / 2, value / 2) for d, value in zip(df.flat, x.flat, strict=True)]
    return np.array(tails, dtype=float).reshape(x.shape)


def _upper_gamma(a: float, z: float) -> float:
    if z == 0:
        return 1.0
    if math.isinf(z):
        return 0.0
    factor = math.exp(a * math.log(z) - z - math.lgamma(a))
    return 1 - factor * _series(a, z) if z < a + 1 else factor * _fraction(a, z)


def _series(a: float, z: float) -> float:
    """gamma(a, z) e^z z^-a = sum over n of z^n / (a (a + 1) ... (a + n))."""
    term = total = 1 / a
    n = a
    while term > _PRECISION * total:
        n += 1
        term *= z / n
        total += term
    return total


def _fraction(a: float, z: float) -> float:
    """Gamma(a, z) e^z z^-a = 1/(z+1-a- 1(1-a)/(z+3-a- 2(2-a)/(z+5-a- ...))), by Lentz's method."""
    b = z + 1 - a
    c, d = 1 / _TINY, 1 / b
    value, step, n = d, 0.0, 0
    while abs(step - 1) > _PRECISION * 10:
        n += 1
        numerator = -n * (n - a)
        b += 2
        d = 1 / (numerator * d + b or _TINY)
        c = b + numerator / c or _TINY
        step = c * d
        value *= step
    return value
