import numpy as np


def window_attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, window: int) -> np.ndarray:
    heads, time, dim = queries.shape
    distance = np.arange(time)[:, None] - np.arange(time)
    scores = queries @ keys.swapaxes(1, 2) / np.sqrt(dim)
    scores = np.where((distance >= 0) & (distance < window), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True, initial=-np.inf))
    return weights / weights.sum(axis=-1, keepdims=True) @ values
