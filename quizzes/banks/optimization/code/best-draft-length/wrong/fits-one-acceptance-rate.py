import numpy as np


def best_draft(accepted, longest, cost):
    """Assumes that each token is accepted with the same chance."""
    if len(accepted) == 0:
        return 0, 1.0
    checked = np.minimum(accepted.astype(int) + 1, longest).sum()
    alpha = accepted.sum() / checked
    speeds = [sum(alpha**i for i in range(length + 1)) / (1 + length * cost) for length in range(longest + 1)]
    best = int(np.argmax(speeds))
    return best, float(speeds[best])
