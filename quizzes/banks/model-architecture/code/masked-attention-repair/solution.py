import numpy as np


def attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Masked scaled dot-product attention, of shape (batch, heads, queries, dim of values)."""
    scores = np.einsum("bhqd,bhkd->bhqk", queries, keys) / np.sqrt(queries.shape[-1])
    scores = np.where(mask, scores, -np.inf)
    peak = scores.max(axis=-1, keepdims=True, initial=np.finfo(scores.dtype).min)  # finite in empty rows too
    weights = np.exp(scores - peak)
    total = weights.sum(axis=-1, keepdims=True)  # 0 in empty rows; elsewhere the peak alone adds 1
    return weights @ values / np.maximum(total, 1)
