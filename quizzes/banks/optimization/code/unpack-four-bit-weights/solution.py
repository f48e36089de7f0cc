import numpy as np


def unpack(packed: np.ndarray, scales: np.ndarray, zeros: np.ndarray, columns: int, group: int) -> np.ndarray:
    """The weights, float32 of shape (rows, columns)."""
    at = np.arange(columns)
    codes = (packed[:, at // 2] >> 4 * (at % 2)) & 15  # int64, as the shifts are
    return (codes - zeros[:, at // group]).astype(np.float32) * scales[:, at // group]
