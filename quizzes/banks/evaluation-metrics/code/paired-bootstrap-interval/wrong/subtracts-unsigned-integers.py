import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    tail = (1 - confidence) / 2
    a, b = (x.astype(np.uint8) if x.dtype == bool else x for x in (a, b))
    difference = a - b
    means = difference[rng.integers(len(a), size=(resamples, len(a)))].mean(axis=1)
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)
