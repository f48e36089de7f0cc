import numpy as np


def f1_averages(gold: np.ndarray, predicted: np.ndarray) -> tuple[float, float]:
    """Return the micro- and macro-averaged F1 of 0/1 matrices of shape (letters, codes)."""
    return 0.0, 0.0
