import numpy as np


def advantages(
    rewards: np.ndarray,
    values: np.ndarray,
    last_values: np.ndarray,
    ended: np.ndarray,
    gamma: float,
    lam: float,
) -> np.ndarray:
    """Vectorises over the batch, but sums up anew for every step."""
    values = values.astype(np.float64)
    following_values = np.where(ended, 0.0, np.vstack([values[1:], last_values]))
    deltas = rewards + gamma * following_values - values
    result = np.zeros(deltas.shape)
    for t in range(len(deltas)):
        weight = np.ones(len(last_values))
        for k in range(t, len(deltas)):
            result[t] += np.where(weight != 0, weight * deltas[k], 0.0)
            weight = weight * gamma * lam * ~ended[k]
    return result
