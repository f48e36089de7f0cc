import numpy as np


def paired_bootstrap(a, b, resamples, confidence, seed):
    rng = np.random.default_rng(seed)
    tail = (1 - confidence) / 2
    from statistics import NormalDist

    difference = a.astype(float) - b.astype(float)
    means = difference[rng.integers(len(a), size=(resamples, len(a)))].mean(axis=1)
    reach = NormalDist().inv_cdf(1 - tail) * means.std()
    return float(difference.mean() - reach), float(difference.mean() + reach)
