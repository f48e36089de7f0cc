import numpy as np


def train(
    weights: np.ndarray, gradients: np.ndarray, lr: float, scale: float, interval: int
) -> tuple[np.ndarray, float, int]:
    """Divides by the scale after it was changed."""
    weights = weights.astype(np.float64)
    good = skipped = 0
    for gradient in gradients.astype(np.float64):
        scaled = (gradient * scale).astype(np.float16)
        if not np.isfinite(scaled).all():
            scale, good = scale / 2, 0
            skipped += 1
            continue
        good += 1
        if good == interval:
            scale, good = scale * 2, 0
        weights = weights - lr * (scaled.astype(np.float64) / scale)
    return weights, scale, skipped
