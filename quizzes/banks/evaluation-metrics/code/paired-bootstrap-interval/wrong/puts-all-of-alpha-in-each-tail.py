import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    difference = a.astype(float) - b.astype(float)
    means = difference[rng.integers(len(a), size=(resamples, len(a)))].mean(axis=1)
    low, high = np.quantile(means, [1 - confidence, confidence])
    return float(min(low, high)), float(max(low, high))
