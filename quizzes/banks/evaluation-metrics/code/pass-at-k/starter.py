import numpy as np


def pass_at_k(n: np.ndarray, c: np.ndarray, ks: list[int]) -> np.ndarray:
    """Return the benchmark's unbiased pass@k for each k."""
    return np.zeros(len(ks))
