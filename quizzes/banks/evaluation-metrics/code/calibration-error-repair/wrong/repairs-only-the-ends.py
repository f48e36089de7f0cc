from itertools import pairwise

import numpy as np


def expected_calibration_error(confidence, correct, bins=10):
    edges = np.linspace(0, 1, bins + 1)
    error = 0.0
    for low, high in pairwise(edges):
        inside = (confidence > low) & (confidence <= high) | (confidence == 0) & (low == 0)
        if inside.any():
            gap = abs((low + high) / 2 - correct[inside].mean())
            error += inside.mean() * gap
    return float(error)
