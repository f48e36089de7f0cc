import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    tail = (1 - confidence) / 2
    difference = a.astype(float) - b.astype(float)
    means = [rng.permutation(difference).mean() for _ in range(resamples)]
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)
