import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    tail = (1 - confidence) / 2
    a, b = a.astype(float), b.astype(float)
    of_a = a[rng.integers(len(a), size=(resamples, len(a)))].mean(axis=1)
    of_b = b[rng.integers(len(b), size=(resamples, len(b)))].mean(axis=1)
    low, high = np.quantile(of_a - of_b, [tail, 1 - tail])
    return float(low), float(high)
