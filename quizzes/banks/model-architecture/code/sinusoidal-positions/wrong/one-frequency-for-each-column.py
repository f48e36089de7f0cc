import numpy as np


def sinusoids(positions: np.ndarray, width: int, base: float = 10000.0) -> np.ndarray:
    columns = np.arange(width)
    angles = positions[..., None] * base ** (-columns / width)
    return np.where(columns % 2 == 0, np.sin(angles), np.cos(angles))
