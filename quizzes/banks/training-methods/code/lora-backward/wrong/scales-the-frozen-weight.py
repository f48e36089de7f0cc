import numpy as np


def lora(
    x: np.ndarray, weight: np.ndarray, a: np.ndarray, b: np.ndarray, scale: float, upstream: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Multiplies the whole output by the scale."""
    outputs, inputs = weight.shape
    rows = x.reshape(np.prod(x.shape[:-1], dtype=int), inputs)
    g = upstream.reshape(len(rows), outputs)
    h = rows @ a.T  # (rows, rank)
    dh = scale * g @ b  # (rows, rank)
    y = scale * (rows @ weight.T + h @ b.T)
    dx = scale * g @ weight + dh @ a
    return y.reshape(upstream.shape), dx.reshape(x.shape), dh.T @ rows, scale * g.T @ h
