import numpy as np


def rotate(x: np.ndarray, positions: np.ndarray, base: float = 10000.0, interleaved: bool = False) -> np.ndarray:
    half = x.shape[-1] // 2
    angles = positions[..., None, :, None] * base ** (-np.arange(half) / half)
    cos, sin = np.cos(angles), np.sin(angles)
    out = x.copy()
    u, v = (out[..., 0::2], out[..., 1::2]) if interleaved else (out[..., :half], out[..., half:])
    u[...] = u * cos - v * sin
    v[...] = v * cos + u * sin
    return out
