import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    tail = (1 - confidence) / 2
    difference = a.astype(float) - b.astype(float)
    means = difference[rng.integers(len(a), size=(resamples, max(1, len(a) // 2)))].mean(axis=1)
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)
