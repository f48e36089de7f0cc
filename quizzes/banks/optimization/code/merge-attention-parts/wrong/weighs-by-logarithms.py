import numpy as np


def merge(outputs, logsums):
    """Takes the logarithms themselves for weights."""
    seen = logsums > -np.inf
    total = np.logaddexp.reduce(logsums, axis=0)
    kept = np.where(seen, logsums, 0)
    sums = kept.sum(axis=0)
    weights = kept / np.where(sums == 0, 1, sums)
    return np.where(seen[..., None], weights[..., None] * outputs, 0).sum(axis=0), total
