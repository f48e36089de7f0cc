import numpy as np


def best_draft(accepted: np.ndarray, longest: int, cost: float) -> tuple[int, float]:
    """The best length of a draft and its speed-up."""
    return 0, 1.0
