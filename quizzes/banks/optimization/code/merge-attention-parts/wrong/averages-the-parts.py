import numpy as np


def merge(outputs, logsums):
    """Gives every part that has keys the same weight."""
    seen = logsums > -np.inf
    total = np.logaddexp.reduce(logsums, axis=0)
    weights = seen / np.maximum(seen.sum(axis=0), 1)
    return np.where(seen[..., None], weights[..., None] * outputs, 0).sum(axis=0), total
