import numpy as np


def paired_bootstrap(
    a: np.ndarray, b: np.ndarray, resamples: int, confidence: float, seed: int
) -> tuple[float, float]:
    """Return the bootstrap percentile interval of mean(a) - mean(b) over paired items."""
    return 0.0, 0.0
