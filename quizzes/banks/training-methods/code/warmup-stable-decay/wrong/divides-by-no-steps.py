import numpy as np


def rates(
    steps: np.ndarray, peak: float, floor: float, warmup: int, decay: int, total: int
) -> np.ndarray:
    """Divides by a phase of no steps."""

    def rate(step: int) -> float:
        up = min(1.0, (step + 1) / warmup)
        left = min(1.0, max(0.0, (total - 1 - step) / decay))
        return min(peak * up, floor + (peak - floor) * left)

    return np.array([rate(int(step)) for step in steps.ravel()], dtype=np.float64).reshape(steps.shape)
