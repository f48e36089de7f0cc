import numpy as np


def rates(
    steps: np.ndarray, peak: float, floor: float, warmup: int, decay: int, total: int
) -> np.ndarray:
    """Falls to zero and not to the floor."""
    steps = steps.astype(np.float64)
    result = np.where(steps < total, peak, floor)
    rising = steps < warmup
    result[rising] = peak * (steps[rising] + 1) / warmup
    falling = (steps >= total - decay) & (steps < total)
    result[falling] = peak * (total - 1 - steps[falling]) / decay
    return result
