import numpy as np


def train(
    weights: np.ndarray, gradients: np.ndarray, lr: float, scale: float, interval: int
) -> tuple[np.ndarray, float, int]:
    """Weights, scale and number of skipped steps at the end."""
    for gradient in gradients:
        weights = weights - lr * gradient
    return weights, scale, 0
