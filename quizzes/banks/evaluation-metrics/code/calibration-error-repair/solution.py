import numpy as np


def expected_calibration_error(confidence: np.ndarray, correct: np.ndarray, bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal width."""
    if len(confidence) == 0:
        return 0.0
    inner_edges = np.linspace(0, 1, bins + 1)[1:-1]
    bin_of = np.digitize(confidence, inner_edges, right=True)
    surplus = np.bincount(bin_of, weights=confidence - correct.astype(np.float64))
    return float(np.abs(surplus).sum() / len(confidence))
