import numpy as np


def sinusoids(positions: np.ndarray, width: int, base: float = 10000.0) -> np.ndarray:
    """The position vectors, of shape (*positions.shape, width)."""
    frequencies = base ** (-np.arange(0, width, 2) / width)
    angles = positions[..., None] * frequencies
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(*positions.shape, width)
