import numpy as np


def rates(
    steps: np.ndarray, peak: float, floor: float, warmup: int, decay: int, total: int
) -> np.ndarray:
    """Spends the first step at a rate of 0."""
    steps = steps.astype(np.float64)
    result = np.where(steps < total, peak, floor)
    rising = steps < warmup
    result[rising] = peak * steps[rising] / warmup
    falling = (steps >= total - decay) & (steps < total)
    result[falling] = floor + (peak - floor) * (total - 1 - steps[falling]) / decay
    return result
