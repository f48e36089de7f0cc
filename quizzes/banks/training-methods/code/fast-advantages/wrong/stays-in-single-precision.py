import numpy as np


def advantages(
    rewards: np.ndarray,
    values: np.ndarray,
    last_values: np.ndarray,
    ended: np.ndarray,
    gamma: float,
    lam: float,
) -> np.ndarray:
    """Computes in the precision of the input."""
    following_values = np.where(ended, 0.0, np.vstack([values[1:], last_values]))
    deltas = rewards + gamma * following_values - values
    result = np.empty(deltas.shape)
    running = np.zeros(len(last_values), dtype=deltas.dtype)
    for t in reversed(range(len(deltas))):
        running = deltas[t] + deltas.dtype.type(gamma * lam) * np.where(ended[t], deltas.dtype.type(0), running)
        result[t] = running
    return result
