import numpy as np


def expected_calibration_error(confidence, correct, bins=10):
    bin_of = np.digitize(confidence, np.linspace(0, 1, bins + 1)[1:-1], right=True)
    gaps = [
        abs(confidence[bin_of == m].astype(float).mean() - correct[bin_of == m].mean())
        for m in np.unique(bin_of)
    ]
    return float(max(gaps, default=0.0))
