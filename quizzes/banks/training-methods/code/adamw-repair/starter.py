import numpy as np


def adamw(
    weights: np.ndarray,
    gradients: np.ndarray,
    rates: np.ndarray,
    decayed: np.ndarray,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    decay: float = 0.01,
) -> np.ndarray:
    """The weights after all steps of AdamW."""
    m = np.zeros(weights.shape)
    v = np.zeros(weights.shape)
    for step, gradient in enumerate(gradients):
        rate = rates[step]
        gradient = gradient + decay * decayed * weights
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * gradient**2
        if step > 0:
            m = m / (1 - beta1**step)
            v = v / (1 - beta2**step)
        weights -= rate * m / np.sqrt(v + eps)
    return weights
