import numpy as np


def padded_lengths(lengths: list[int], shapes: int, multiple: int) -> list[int]:
    """At most `shapes` multiples of `multiple` that pad all texts as little as possible."""
    rounded = -(-np.array(lengths, dtype=np.int64) // multiple) * multiple
    tops, counts = np.unique(rounded, return_counts=True)
    below = np.concatenate([[0], np.cumsum(counts)])  # texts among the first i rounded lengths
    # run[i, j]: the positions computed if the rounded lengths i, …, j - 1 share the last of them
    run = np.full((len(tops) + 1, len(tops) + 1), np.inf)
    for j in range(1, len(tops) + 1):
        run[:j, j] = tops[j - 1] - tops[:j]
    best = np.full(len(tops) + 1, np.inf)
    best[0] = 0
    cuts = []
    for _ in range(min(shapes, len(tops))):
        through = np.maximum(best[:, None], run)
        cuts.append(through.argmin(axis=0))
        best = through.min(axis=0)
    chosen, j = [], len(tops)
    for cut in reversed(cuts):
        chosen.append(int(tops[j - 1]))
        j = int(cut[j])
    return chosen[::-1]
