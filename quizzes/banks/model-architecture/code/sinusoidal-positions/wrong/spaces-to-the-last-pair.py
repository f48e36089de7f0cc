import numpy as np


def sinusoids(positions: np.ndarray, width: int, base: float = 10000.0) -> np.ndarray:
    pairs = width // 2
    angles = positions[..., None] * base ** (-np.arange(pairs) / max(pairs - 1, 1))
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(*positions.shape, width)
