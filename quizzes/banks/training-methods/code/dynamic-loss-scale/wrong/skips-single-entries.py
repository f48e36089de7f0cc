import numpy as np


def train(
    weights: np.ndarray, gradients: np.ndarray, lr: float, scale: float, interval: int
) -> tuple[np.ndarray, float, int]:
    """Leaves out only the entries that overflow."""
    weights = weights.astype(np.float64)
    good = skipped = 0
    for gradient in gradients.astype(np.float64):
        scaled = (gradient * scale).astype(np.float16)
        if not np.isfinite(scaled).all():
            weights = weights - lr * np.where(np.isfinite(scaled), scaled.astype(np.float64) / scale, 0)
            scale, good = scale / 2, 0
            skipped += 1
            continue
        weights = weights - lr * (scaled.astype(np.float64) / scale)
        good += 1
        if good == interval:
            scale, good = scale * 2, 0
    return weights, scale, skipped
