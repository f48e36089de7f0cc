import numpy as np


def train(
    weights: np.ndarray, gradients: np.ndarray, lr: float, scale: float, interval: int
) -> tuple[np.ndarray, float, int]:
    """Never passes through float16, and only compares with its largest number."""
    weights = weights.astype(np.float64)
    good = skipped = 0
    for gradient in gradients.astype(np.float64):
        scaled = np.where(np.abs(gradient * scale) > 65504, np.inf, gradient * scale)
        if not np.isfinite(scaled).all():
            scale, good = scale / 2, 0
            skipped += 1
            continue
        weights = weights - lr * (scaled.astype(np.float64) / scale)
        good += 1
        if good == interval:
            scale, good = scale * 2, 0
    return weights, scale, skipped
