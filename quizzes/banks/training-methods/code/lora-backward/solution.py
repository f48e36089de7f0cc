import numpy as np


def lora(
    x: np.ndarray, weight: np.ndarray, a: np.ndarray, b: np.ndarray, scale: float, upstream: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Output of the layer, and the gradients with respect to x, a and b."""
    outputs, inputs = weight.shape
    rows = x.reshape(np.prod(x.shape[:-1], dtype=int), inputs)
    g = upstream.reshape(len(rows), outputs)
    h = rows @ a.T  # (rows, rank)
    dh = scale * g @ b  # (rows, rank)
    y = rows @ weight.T + scale * h @ b.T
    dx = g @ weight + dh @ a
    return y.reshape(upstream.shape), dx.reshape(x.shape), dh.T @ rows, scale * g.T @ h
