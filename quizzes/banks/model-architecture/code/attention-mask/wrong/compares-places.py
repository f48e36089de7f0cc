import numpy as np


def attention_mask(
    query_positions: np.ndarray,
    query_documents: np.ndarray,
    key_positions: np.ndarray,
    key_documents: np.ndarray,
    window: int | None = None,
    sinks: int = 0,
) -> np.ndarray:
    queries, keys = query_positions.shape[1], key_positions.shape[1]
    distance = np.arange(keys - queries, keys)[:, None] - np.arange(keys)
    allowed = (query_documents[:, :, None] == key_documents[:, None, :]) & (query_documents[:, :, None] > 0)
    allowed &= distance >= 0
    if window is not None:
        allowed &= (distance < window) | (key_positions[:, None, :] < sinks)
    return allowed[:, None]
