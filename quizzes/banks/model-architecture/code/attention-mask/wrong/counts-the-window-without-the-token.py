import numpy as np


def attention_mask(
    query_positions: np.ndarray,
    query_documents: np.ndarray,
    key_positions: np.ndarray,
    key_documents: np.ndarray,
    window: int | None = None,
    sinks: int = 0,
) -> np.ndarray:
    same = (query_documents[:, :, None] == key_documents[:, None, :]) & (query_documents[:, :, None] > 0)
    distance = query_positions[:, :, None] - key_positions[:, None, :]
    allowed = same & (distance >= 0)
    if window is not None:
        allowed &= (distance <= window) | (key_positions[:, None, :] < sinks)
    return allowed[:, None]
