import numpy as np


def merge(outputs, logsums):
    """Leaves out parts without keys by a weight of 0."""
    total = np.logaddexp.reduce(logsums, axis=0)
    with np.errstate(all="ignore"):
        weights = np.where(total > -np.inf, np.exp(logsums - total), 0)
        return (weights[..., None] * outputs).sum(axis=0), total
