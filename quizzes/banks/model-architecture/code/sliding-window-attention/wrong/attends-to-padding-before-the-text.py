import numpy as np


def window_attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, window: int) -> np.ndarray:
    heads, time, dim = queries.shape
    window = min(window, max(time, 1))
    keys, values = (np.pad(each, [(0, 0), (window, 0), (0, 0)]) for each in (keys, values))
    out = np.empty((heads, time, values.shape[2]))
    for start in range(0, time, window):
        stop = min(start + window, time)
        near = slice(start, stop + window)
        distance = np.arange(start, stop)[:, None] - np.arange(start - window, stop)
        scores = queries[:, start:stop] @ keys[:, near].swapaxes(1, 2) / np.sqrt(dim)
        scores = np.where((distance >= 0) & (distance < window), scores, -np.inf)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        out[:, start:stop] = weights @ values[:, near]
    return out
