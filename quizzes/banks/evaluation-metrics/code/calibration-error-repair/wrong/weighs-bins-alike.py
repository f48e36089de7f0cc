from itertools import pairwise

import numpy as np


def expected_calibration_error(confidence, correct, bins=10):
    edges = np.linspace(0, 1, bins + 1)
    error = 0.0
    for low, high in pairwise(edges):
        inside = (confidence > low) & (confidence <= high) | (confidence == 0) & (low == 0)
        if inside.any():
            gap = abs(confidence[inside].astype(float).mean() - correct[inside].mean())
            error += gap / bins
    return float(error)
