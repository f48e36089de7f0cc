import numpy as np


def merge(outputs, logsums):
    """Shifts all queries by the largest logarithm of all."""
    seen = logsums > -np.inf
    top = logsums[seen].max() if seen.any() else 0.0
    sums = np.exp(logsums - top)
    total = sums.sum(axis=0)
    with np.errstate(all="ignore"):
        weights = np.where(total > 0, sums / total, 0)
        return np.where(seen[..., None], weights[..., None] * outputs, 0).sum(axis=0), top + np.log(total)
