"""Fisher's exact test of independence in a 2 x 2 table."""

import math

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray

# Tables equally likely as the observed one differ from it in the last digits only.
_ALIKE = 1e-7

_log_gamma = np.frompyfunc(math.lgamma, 1, 1)


def fisher_exact(table: ArrayLike) -> float:
    """Two-sided p of `table` (2, 2): the chance, under its margins, of a table no likelier than the observed one.

    ValueError unless the table holds whole numbers >= 0.
    """
    counts = np.asarray(table)
    if counts.shape != (2, 2) or not np.isfinite(counts).all() or (counts < 0).any() or (counts % 1 != 0).any():
        raise ValueError(f"table: expected 2 x 2 whole numbers >= 0, got {counts.tolist()}")
    (a, b), (c, d) = counts.astype(np.int64)
    upper_left = np.arange(max(0, a - d), min(a + b, a + c) + 1)
    log_p = _log_choose(a + b, upper_left) + _log_choose(c + d, a + c - upper_left)
    log_p -= log_p.max()
    p = np.exp(log_p)
    return min(1.0, float(p[log_p <= log_p[a - upper_left[0]] + _ALIKE].sum() / p.sum()))


def _log_choose(n: int, k: np.ndarray) -> FloatArray:
    parts = math.lgamma(n + 1) - _log_gamma(k + 1) - _log_gamma(n - k + 1)
    return np.asarray(parts, dtype=float)
