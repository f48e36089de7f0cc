import numpy as np


def int8_linear(x: np.ndarray, codes: np.ndarray, scales: np.ndarray, bias: np.ndarray | None = None) -> np.ndarray:
    """Multiply x with 8-bit weights, quantising each token to 8 bits."""
    scale = x.max(axis=-1, keepdims=True) / 127
    quantised = np.rint(x / np.where(scale == 0, 1, scale))
    sums = quantised @ codes.T.astype(np.float64)  # exact, as integers below 2**53 are
    y = sums * scale * scales
    return y.astype(np.float32) if bias is None else (y + bias).astype(np.float32)
