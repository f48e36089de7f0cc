import numpy as np


def int8_linear(x: np.ndarray, codes: np.ndarray, scales: np.ndarray, bias: np.ndarray | None = None) -> np.ndarray:
    """Multiply x with 8-bit weights, quantising each token to 8 bits."""
    scale = x.max() / 127
    quantised = (x / scale).astype(np.int8)
    sums = quantised @ codes.T
    y = sums * scale * scales
    return y.astype(np.float32) if bias is None else (y + bias).astype(np.float32)
