import numpy as np


def prune(weights, norms, n, m):
    """Keeps all weights that reach the n-th highest score, also more than n of them."""
    scores = (np.abs(weights.astype(np.float64)) * norms).reshape(-1, m)
    if n == 0:
        return np.zeros_like(weights)
    threshold = np.sort(scores, axis=1)[:, m - n, None]
    return np.where((scores >= threshold).reshape(weights.shape), weights, weights.dtype.type(0))
