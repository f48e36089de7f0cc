import numpy as np


def sinusoids(positions: np.ndarray, width: int, base: float = 10000.0) -> np.ndarray:
    angles = positions[..., None] * base ** (-np.arange(width // 2) / width)
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(*positions.shape, width)
