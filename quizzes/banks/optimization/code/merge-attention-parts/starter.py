import numpy as np


def merge(outputs: np.ndarray, logsums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Outputs and logarithms of sums, as if over the keys of all parts."""
    sums = np.exp(logsums)
    total = sums.sum(axis=0)
    weights = sums / total
    return (weights[..., None] * outputs).sum(axis=0), np.log(total)
