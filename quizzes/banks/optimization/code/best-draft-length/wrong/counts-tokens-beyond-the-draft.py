import numpy as np


def best_draft(accepted: np.ndarray, longest: int, cost: float) -> tuple[int, float]:
    """The best length of a draft and its speed-up."""
    if len(accepted) == 0:
        return 0, 1.0
    speeds = [(accepted.mean() + 1) / (1 + length * cost) for length in range(longest + 1)]
    best = int(np.argmax(speeds))
    return best, float(speeds[best])
