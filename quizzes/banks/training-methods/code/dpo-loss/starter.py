import numpy as np


def dpo(
    policy: np.ndarray, reference: np.ndarray, mask: np.ndarray, beta: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """Loss, margins (pairs,) and gradient with respect to the policy's log-probabilities."""
    margins = np.zeros(policy.shape[1])
    return 0.0, margins, np.zeros(policy.shape)
