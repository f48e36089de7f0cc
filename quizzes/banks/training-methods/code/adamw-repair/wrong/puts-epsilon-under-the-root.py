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
    """Adds epsilon to the second moment itself."""
    weights = weights.astype(np.float64)
    m = np.zeros_like(weights)
    v = np.zeros_like(weights)
    for step, gradient in enumerate(gradients.astype(np.float64), start=1):
        rate = rates[step - 1]
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * gradient**2
        m_hat = m / (1 - beta1**step)
        v_hat = v / (1 - beta2**step)
        weights = weights * (1 - rate * decay * decayed)
        weights = weights - rate * m_hat / np.sqrt(v_hat + eps)
    return weights
