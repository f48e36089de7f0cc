import numpy as np


def pass_at_k(n, c, ks):
    if len(n) == 0:
        return np.full(len(ks), np.nan)
    return np.array([np.mean([estimate(a, b, min(a, k)) for a, b in zip(n, c)]) for k in ks], dtype=float)


def estimate(n, c, k):
    return 1.0 if n - c < k else 1 - np.prod(1 - k / np.arange(n - c + 1, n + 1))
