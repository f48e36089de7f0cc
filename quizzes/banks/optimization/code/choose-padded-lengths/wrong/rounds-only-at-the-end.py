import numpy as np


def padded_lengths(lengths, shapes, multiple):
    """Chooses the best lengths without the multiple, and rounds them up."""
    if not lengths:
        return []
    tops, counts = np.unique(lengths, return_counts=True)
    below = np.concatenate([[0], np.cumsum(counts)])
    run = np.full((len(tops) + 1, len(tops) + 1), np.inf)
    for j in range(1, len(tops) + 1):
        run[:j, j] = tops[j - 1] * (below[j] - below[:j])
    best = np.full(len(tops) + 1, np.inf)
    best[0] = 0
    cuts = []
    for _ in range(min(shapes, len(tops))):
        through = best[:, None] + run
        cuts.append(through.argmin(axis=0))
        best = through.min(axis=0)
    chosen, j = set(), len(tops)
    for cut in reversed(cuts):
        chosen.add(-(-int(tops[j - 1]) // multiple) * multiple)
        j = int(cut[j])
    return sorted(chosen)
