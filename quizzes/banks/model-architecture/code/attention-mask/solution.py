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
    ours, theirs = query_documents[..., None], key_documents[:, None, :]
    distance = query_positions[..., None] - key_positions[:, None, :]
    allowed = (ours == theirs) & (ours > 0) & (distance >= 0)
    if window is not None:
        allowed &= (distance < window) | (key_positions[:, None, :] < sinks)
    return allowed[:, None]
