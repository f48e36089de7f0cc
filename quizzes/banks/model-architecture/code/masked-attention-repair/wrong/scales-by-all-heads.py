import numpy as np


def attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray) -> np.ndarray:
    scores = queries @ keys.swapaxes(-1, -2) / np.sqrt(queries.shape[1] * queries.shape[-1])
    scores = np.where(mask, scores, -np.inf)
    peak = scores.max(axis=-1, keepdims=True, initial=-np.inf)
    weights = np.exp(scores - np.where(np.isfinite(peak), peak, 0))
    total = weights.sum(axis=-1, keepdims=True)
    return weights @ values / np.where(total > 0, total, 1)
