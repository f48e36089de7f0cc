import numpy as np


def prune(weights: np.ndarray, norms: np.ndarray, n: int, m: int) -> np.ndarray:
    """A copy of the weights in which only the n best of every m neighbours are left."""
    pruned = np.zeros_like(weights)
    for i in range(weights.shape[0]):
        for start in range(0, weights.shape[1], m):
            scores = [abs(float(weights[i, j])) * float(norms[j]) for j in range(start, start + m)]
            order = sorted(range(m), key=lambda place: -scores[place])
            for place in order[:n]:
                pruned[i, start + place] = weights[i, start + place]
    return pruned
