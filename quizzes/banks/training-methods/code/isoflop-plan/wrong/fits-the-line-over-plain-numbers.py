import numpy as np


def plan(
    compute: np.ndarray, sizes: np.ndarray, losses: np.ndarray, budget: float
) -> tuple[float, float]:
    """Fits sizes over compute without logarithms."""
    log_compute, log_best = [], []
    for curve_compute in np.unique(compute):
        curve = compute == curve_compute
        a, b, _ = np.polyfit(np.log(sizes[curve]), losses[curve], 2)
        if a > 0:
            log_compute.append(np.log(curve_compute))
            log_best.append(-b / (2 * a))
    slope, height = np.polyfit(log_compute, log_best, 1)
    line = np.polyfit(np.exp(log_compute) / 1e18, np.exp(log_best) / 1e8, 1)
    return float(slope), float(np.polyval(line, budget / 1e18) * 1e8)
