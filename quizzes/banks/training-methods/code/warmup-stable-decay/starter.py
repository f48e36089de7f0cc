import numpy as np


def rates(
    steps: np.ndarray, peak: float, floor: float, warmup: int, decay: int, total: int
) -> np.ndarray:
    """The learning rate of each step."""
    return np.full(steps.shape, peak)
