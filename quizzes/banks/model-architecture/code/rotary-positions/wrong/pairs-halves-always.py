import numpy as np


def rotate(x: np.ndarray, positions: np.ndarray, base: float = 10000.0, interleaved: bool = False) -> np.ndarray:
    half = x.shape[-1] // 2
    angles = positions[..., None, :, None] * base ** (-np.arange(half) / half)
    cos, sin = np.cos(angles), np.sin(angles)
    u, v = x[..., :half], x[..., half:]
    return np.concatenate([u * cos - v * sin, v * cos + u * sin], axis=-1)
