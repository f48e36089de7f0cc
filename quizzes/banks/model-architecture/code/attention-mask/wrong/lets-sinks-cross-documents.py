import numpy as np


def attention_mask(
    query_positions: np.ndarray,
    query_documents: np.ndarray,
    key_positions: np.ndarray,
    key_documents: np.ndarray,
    window: int | None = None,
    sinks: int = 0,
) -> np.ndarray:
    real = (query_documents[:, :, None] > 0) & (key_documents[:, None, :] > 0)
    same = query_documents[:, :, None] == key_documents[:, None, :]
    distance = query_positions[:, :, None] - key_positions[:, None, :]
    if window is not None:
        near = same & (distance >= 0) & (distance < window)
        return (real & (near | (distance >= 0) & (key_positions[:, None, :] < sinks)))[:, None]
    return (real & same & (distance >= 0))[:, None]
