from itertools import pairwise

import numpy as np


def expected_calibration_error(confidence: np.ndarray, correct: np.ndarray, bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal width."""
    edges = np.linspace(0, 1, bins + 1)
    error = 0.0
    for low, high in pairwise(edges):
        inside = (confidence >= low) & (confidence < high)
        if inside.any():
            gap = abs((low + high) / 2 - correct[inside].mean())
            error += inside.mean() * gap
    return float(error)
