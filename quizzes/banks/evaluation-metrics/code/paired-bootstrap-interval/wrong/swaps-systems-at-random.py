import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    tail = (1 - confidence) / 2
    difference = a.astype(float) - b.astype(float)
    signs = rng.choice([-1.0, 1.0], size=(resamples, len(a)))
    low, high = np.quantile((signs * difference).mean(axis=1), [tail, 1 - tail])
    return float(low), float(high)
