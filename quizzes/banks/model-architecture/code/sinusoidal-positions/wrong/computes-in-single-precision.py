import numpy as np


def sinusoids(positions: np.ndarray, width: int, base: float = 10000.0) -> np.ndarray:
    frequencies = (base ** (-np.arange(0, width, 2) / width)).astype(np.float32)
    angles = positions[..., None].astype(np.float32) * frequencies
    vectors = np.stack([np.sin(angles), np.cos(angles)], axis=-1)
    return vectors.reshape(*positions.shape, width).astype(np.float64)
