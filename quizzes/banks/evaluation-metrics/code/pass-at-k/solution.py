import numpy as np


def pass_at_k(n: np.ndarray, c: np.ndarray, ks: list[int]) -> np.ndarray:
    """Return the benchmark's unbiased pass@k for each k."""
    return np.array([mean_estimate(n, c, k) for k in ks], dtype=np.float64)


def mean_estimate(n: np.ndarray, c: np.ndarray, k: int) -> float:
    """Return the mean over problems of 1 - C(n - c, k) / C(n, k), as a product of ratios."""
    if len(n) == 0 or n.min() < k:
        return float("nan")
    drawn = np.arange(k)  # programs drawn before, all of them failures
    failures = np.clip((n - c)[:, None] - drawn, 0, None)
    none_passes = (failures / (n[:, None] - drawn)).prod(axis=1)
    return float((1 - none_passes).mean())
