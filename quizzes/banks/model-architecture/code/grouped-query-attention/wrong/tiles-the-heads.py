import numpy as np


def attend(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    batch, heads, new, dim = queries.shape
    _, kv_heads, slots, _ = keys.shape
    last = lengths[:, None] - new + np.arange(new)
    allowed = np.arange(slots) <= last[..., None]
    filled = np.arange(slots) < lengths[:, None]
    values = np.where(filled[:, None, :, None], values, 0)
    keys, values = (np.tile(each, (1, heads // kv_heads, 1, 1)) for each in (keys, values))
    scores = np.where(allowed[:, None], queries @ keys.swapaxes(2, 3) / np.sqrt(dim), -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return (weights @ values).swapaxes(1, 2).reshape(batch, new, heads * dim)
