import numpy as np


def rates(
    steps: np.ndarray, peak: float, floor: float, warmup: int, decay: int, total: int
) -> np.ndarray:
    """Follows half a cosine."""
    steps = steps.astype(np.float64)
    result = np.where(steps < total, peak, floor)
    rising = steps < warmup
    result[rising] = peak * (steps[rising] + 1) / warmup
    falling = (steps >= total - decay) & (steps < total)
    result[falling] = floor + (peak - floor) * (1 - np.cos(np.pi * (total - 1 - steps[falling]) / decay)) / 2
    return result
