import numpy as np


def attend(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """What the new tokens read from the cache, of shape (batch, new, heads * dim)."""
    batch, heads, new, dim = queries.shape
    _, kv_heads, slots, _ = keys.shape
    last = lengths[:, None] - new + np.arange(new)  # the last slot that each query may see
    allowed = np.arange(slots) <= last[..., None]  # (batch, new, slots)
    filled = np.arange(slots) < lengths[:, None]
    values = np.where(filled[:, None, :, None], values, 0)
    grouped = queries.reshape(batch, kv_heads, heads // kv_heads, new, dim)
    scores = np.einsum("bgrqd,bgkd->bgrqk", grouped, keys) / np.sqrt(dim)
    scores = np.where(allowed[:, None, None], scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return np.einsum("bgrqk,bgkd->bqgrd", weights, values).reshape(batch, new, heads * dim)
