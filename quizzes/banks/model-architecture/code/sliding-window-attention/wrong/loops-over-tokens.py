import numpy as np


def window_attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, window: int) -> np.ndarray:
    heads, time, dim = queries.shape
    out = np.empty(values.shape)
    for t in range(time):
        near = slice(max(0, t + 1 - window), t + 1)
        scores = np.einsum("hd,hkd->hk", queries[:, t], keys[:, near]) / np.sqrt(dim)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        out[:, t] = np.einsum("hk,hkd->hd", weights, values[:, near])
    return out
