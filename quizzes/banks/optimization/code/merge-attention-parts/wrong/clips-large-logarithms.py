import numpy as np


def merge(outputs, logsums):
    """Keeps exponentials finite by cutting their arguments off."""
    seen = logsums > -np.inf
    sums = np.where(seen, np.exp(np.clip(logsums, -700, 700)), 0)
    total = sums.sum(axis=0)
    weights = sums / np.where(total > 0, total, 1)
    with np.errstate(all="ignore"):
        return np.where(seen[..., None], weights[..., None] * outputs, 0).sum(axis=0), np.log(total)
