import numpy as np


def prune(weights, norms, n, m):
    """Sets the pruned weights to 0 in the array it was given."""
    scores = np.abs(weights.astype(np.float64)) * norms
    places = np.argsort(-scores.reshape(-1, m), axis=1, kind="stable")
    kept = np.zeros(places.shape, dtype=bool)
    np.put_along_axis(kept, places[:, :n], True, axis=1)
    weights[~kept.reshape(weights.shape)] = 0
    return weights
