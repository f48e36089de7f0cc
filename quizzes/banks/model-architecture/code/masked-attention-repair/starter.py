import numpy as np


def attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Masked scaled dot-product attention, of shape (batch, heads, queries, dim of values)."""
    scores = queries @ keys.swapaxes(-1, -2) / np.sqrt(queries.shape[1])
    weights = np.exp(scores)
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return (weights * mask) @ values
