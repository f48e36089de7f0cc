import numpy as np


def rotate(x: np.ndarray, positions: np.ndarray, base: float = 10000.0, interleaved: bool = False) -> np.ndarray:
    half = x.shape[-1] // 2
    angles = positions[..., None, :, None] * base ** (-np.arange(half) / half)
    cos, sin = np.cos(angles), np.sin(angles)
    u, v = x[..., 0::2], x[..., 1::2]
    return np.stack([u * cos - v * sin, v * cos + u * sin], axis=-1).reshape(x.shape)
