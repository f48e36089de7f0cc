import numpy as np


def pass_at_k(n, c, ks):
    values = [[estimate(a, b, k) for a, b in zip(n, c) if a >= k] for k in ks]
    return np.array([np.mean(each) if each else np.nan for each in values], dtype=float)


def estimate(n, c, k):
    return 1.0 if n - c < k else 1 - np.prod(1 - k / np.arange(n - c + 1, n + 1))
