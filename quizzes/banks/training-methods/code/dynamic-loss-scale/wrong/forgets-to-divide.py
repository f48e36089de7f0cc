import numpy as np


def train(
    weights: np.ndarray, gradients: np.ndarray, lr: float, scale: float, interval: int
) -> tuple[np.ndarray, float, int]:
    """Moves by the scaled gradient."""
    weights = weights.astype(np.float64)
    good = skipped = 0
    for gradient in gradients.astype(np.float64):
        scaled = (gradient * scale).astype(np.float16)
        if not np.isfinite(scaled).all():
            scale, good = scale / 2, 0
            skipped += 1
            continue
        weights = weights - lr * scaled.astype(np.float64)
        good += 1
        if good == interval:
            scale, good = scale * 2, 0
    return weights, scale, skipped
