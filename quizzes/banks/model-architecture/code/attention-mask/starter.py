import numpy as np


def attention_mask(
    query_positions: np.ndarray,
    query_documents: np.ndarray,
    key_positions: np.ndarray,
    key_documents: np.ndarray,
    window: int | None = None,
    sinks: int = 0,
) -> np.ndarray:
    """Where attention is allowed, of shape (batch, 1, queries, keys)."""
    batch, queries = query_positions.shape
    return np.ones((batch, 1, queries, key_positions.shape[1]), dtype=bool)
