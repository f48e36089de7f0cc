import numpy as np


def advantages(
    rewards: np.ndarray,
    values: np.ndarray,
    last_values: np.ndarray,
    ended: np.ndarray,
    gamma: float,
    lam: float,
) -> np.ndarray:
    """Generalised advantage estimates, of shape (steps, batch)."""
    steps, batch = rewards.shape
    result = np.zeros((steps, batch))
    for column in range(batch):
        following_value = float(last_values[column])
        following = 0.0
        for t in reversed(range(steps)):
            if ended[t, column]:
                following_value, following = 0.0, 0.0
            delta = float(rewards[t, column]) + gamma * following_value - float(values[t, column])
            following = delta + gamma * lam * following
            following_value = float(values[t, column])
            result[t, column] = following
    return result
