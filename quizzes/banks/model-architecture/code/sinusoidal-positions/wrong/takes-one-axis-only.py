import numpy as np


def sinusoids(positions: np.ndarray, width: int, base: float = 10000.0) -> np.ndarray:
    angles = np.outer(positions, base ** (-np.arange(0, width, 2) / width))
    vectors = np.zeros((len(angles), width))
    vectors[:, 0::2] = np.sin(angles)
    vectors[:, 1::2] = np.cos(angles)
    return vectors
