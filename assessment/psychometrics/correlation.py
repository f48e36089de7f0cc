"""Pearson's correlation where answers are missing and items may not vary."""

import numpy as np

from assessment.psychometrics.arrays import FloatArray


def correlation(x: FloatArray, y: FloatArray) -> float:
    """Correlation of two vectors (N,) over the entries where both are numbers; 0 where either does not vary."""
    both = ~(np.isnan(x) | np.isnan(y))
    if both.sum() < 2:
        return 0.0
    dx, dy = x[both] - x[both].mean(), y[both] - y[both].mean()
    scale = np.sqrt(dx @ dx) * np.sqrt(dy @ dy)
    # What rounding leaves of a constant is no variation.
    return float(dx @ dy / scale) if scale > 1e-12 * both.sum() else 0.0
