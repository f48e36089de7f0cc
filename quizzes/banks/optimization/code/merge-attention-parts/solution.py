import numpy as np


def merge(outputs: np.ndarray, logsums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Outputs and logarithms of sums, as if over the keys of all parts."""
    total = np.logaddexp.reduce(logsums)
    with np.errstate(invalid="ignore"):
        weighted = np.exp(logsums - total)[..., None] * outputs
    return np.where(logsums[..., None] > -np.inf, weighted, 0).sum(axis=0), total
