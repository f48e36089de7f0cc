import numpy as np


def sinusoids(positions: np.ndarray, width: int, base: float = 10000.0) -> np.ndarray:
    places = np.broadcast_to(np.arange(positions.shape[-1] if positions.ndim else 1), positions.shape)
    angles = places[..., None] * base ** (-np.arange(0, width, 2) / width)
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(*positions.shape, width)
