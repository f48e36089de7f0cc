import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    tail = (1 - confidence) / 2
    difference = a.astype(float) - b.astype(float)
    drawn = difference[rng.integers(len(a), size=resamples)]
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return float(low), float(high)
