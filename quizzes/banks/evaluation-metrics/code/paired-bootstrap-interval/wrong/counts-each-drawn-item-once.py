import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    tail = (1 - confidence) / 2
    difference = a.astype(float) - b.astype(float)
    drawn = (set(rng.integers(len(a), size=len(a)).tolist()) for _ in range(resamples))
    low, high = np.quantile([difference[list(items)].mean() for items in drawn], [tail, 1 - tail])
    return float(low), float(high)
