def expected_calibration_error(confidence, correct, bins=10):
    if len(confidence) == 0:
        return 0.0
    return float(abs(confidence.astype(float).mean() - correct.mean()))
