import numpy as np


def rotate(x: np.ndarray, positions: np.ndarray, base: float = 10000.0, interleaved: bool = False) -> np.ndarray:
    """`x` of shape (batch, heads, time, dim), its pairs turned by the angles of their positions."""
    half = x.shape[-1] // 2
    frequencies = base ** (-np.arange(half) / half)
    angles = positions[..., None, :, None] * frequencies  # (batch, 1, time, half) or (1, time, half)
    cos, sin = np.cos(angles), np.sin(angles)
    u, v = (x[..., ::2], x[..., 1::2]) if interleaved else (x[..., :half], x[..., half:])
    turned = [u * cos - v * sin, v * cos + u * sin]
    return np.stack(turned, axis=-1).reshape(x.shape) if interleaved else np.concatenate(turned, axis=-1)
