import numpy as np


def advantages(
    rewards: np.ndarray,
    values: np.ndarray,
    last_values: np.ndarray,
    ended: np.ndarray,
    gamma: float,
    lam: float,
) -> np.ndarray:
    """Uses the value of the next episode."""
    values = values.astype(np.float64)
    following_values = np.vstack([values[1:], last_values])
    deltas = rewards + gamma * following_values - values
    result = np.empty(deltas.shape)
    running = np.zeros(len(last_values))
    for t in reversed(range(len(deltas))):
        running = deltas[t] + gamma * lam * np.where(ended[t], 0.0, running)
        result[t] = running
    return result
