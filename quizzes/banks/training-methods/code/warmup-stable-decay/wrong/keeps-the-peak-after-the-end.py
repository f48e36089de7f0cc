import numpy as np


def rates(
    steps: np.ndarray, peak: float, floor: float, warmup: int, decay: int, total: int
) -> np.ndarray:
    """Keeps the peak after a run without decay."""
    steps = steps.astype(np.float64)
    result = np.where((steps < total) | (decay == 0), peak, floor)
    rising = steps < warmup
    result[rising] = peak * (steps[rising] + 1) / warmup
    falling = (steps >= total - decay) & (steps < total)
    result[falling] = floor + (peak - floor) * (total - 1 - steps[falling]) / decay
    return result
