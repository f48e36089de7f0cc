import numpy as np


def attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray) -> np.ndarray:
    scores = queries @ keys.swapaxes(-1, -2) / np.sqrt(queries.shape[-1])
    weights = np.exp(np.where(mask, scores, -np.inf))
    total = weights.sum(axis=-1, keepdims=True)
    return weights @ values / np.where(total > 0, total, 1)
