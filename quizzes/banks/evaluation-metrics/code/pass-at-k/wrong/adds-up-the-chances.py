import numpy as np


def pass_at_k(n, c, ks):
    if len(n) == 0:
        return np.full(len(ks), np.nan)
    return np.array([np.nan if n.min() < k else np.minimum(1, k * c / n).mean() for k in ks], dtype=float)
