import numpy as np


def merge(outputs, logsums):
    """Adds normalised outputs without weights."""
    seen = logsums > -np.inf
    return np.where(seen[..., None], outputs, 0).sum(axis=0), np.logaddexp.reduce(logsums, axis=0)
