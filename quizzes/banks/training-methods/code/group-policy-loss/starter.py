import numpy as np


def policy_loss(
    new: np.ndarray,
    old: np.ndarray,
    reference: np.ndarray,
    mask: np.ndarray,
    rewards: np.ndarray,
    groups: np.ndarray,
    epsilon: float,
    beta: float,
) -> float:
    """Loss of a clipped policy update with a penalty, averaged over all tokens."""
    advantages = np.zeros(len(rewards))
    return 0.0
