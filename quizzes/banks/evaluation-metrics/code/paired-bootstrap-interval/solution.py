import numpy as np


def paired_bootstrap(
    a: np.ndarray, b: np.ndarray, resamples: int, confidence: float, seed: int
) -> tuple[float, float]:
    """Return the bootstrap percentile interval of mean(a) - mean(b) over paired items."""
    rng = np.random.default_rng(seed)
    difference = a.astype(np.float64) - b.astype(np.float64)
    items = rng.integers(len(difference), size=(resamples, len(difference)))
    means = difference[items].mean(axis=1)
    tail = (1 - confidence) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)
