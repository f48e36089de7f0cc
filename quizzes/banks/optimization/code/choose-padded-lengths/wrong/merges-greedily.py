import numpy as np


def padded_lengths(lengths, shapes, multiple):
    """Begins with all lengths and merges the two neighbours that cost least."""
    if not lengths:
        return []
    tops, counts = np.unique(-(-np.array(lengths) // multiple) * multiple, return_counts=True)
    tops, counts = tops.tolist(), counts.tolist()
    while len(tops) > shapes:
        i = min(range(len(tops) - 1), key=lambda i: (tops[i + 1] - tops[i]) * counts[i])
        counts[i + 1] += counts[i]
        del tops[i], counts[i]
    return tops
