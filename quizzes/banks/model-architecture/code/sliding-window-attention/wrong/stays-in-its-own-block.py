import numpy as np


def window_attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, window: int) -> np.ndarray:
    heads, time, dim = queries.shape
    window = min(window, max(time, 1))
    out = np.empty(values.shape)
    for start in range(0, time, window):
        stop = min(start + window, time)
        first = start
        distance = np.arange(start, stop)[:, None] - np.arange(first, stop)
        scores = queries[:, start:stop] @ keys[:, first:stop].swapaxes(1, 2) / np.sqrt(dim)
        scores = np.where(distance >= 0, scores, -np.inf)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        out[:, start:stop] = weights @ values[:, first:stop]
    return out
