"""Accept any interval whose ends cut off the right tails of the bootstrap distribution."""

import math

import numpy as np

RESAMPLES = 20_000
STANDARD_ERRORS = 5


def check(args, kwargs, got, expected):
    a, b, resamples, confidence, _ = args
    if type(got) is not tuple or len(got) != 2 or not all(isinstance(end, float) for end in got):
        return "The result should be a tuple of two floats."
    low, high = got
    if not (math.isfinite(low) and math.isfinite(high) and low <= high):
        return "The ends should be finite, the lower one first."
    means = resampled_means(a.astype(np.float64) - b.astype(np.float64))
    tail = (1 - confidence) / 2
    slack = STANDARD_ERRORS * math.sqrt(tail * (1 - tail) * (1 / resamples + 1 / RESAMPLES))
    if not cuts_off(means, low, tail, slack):
        return f"The lower end should have about {tail:.3f} of the resampled differences below it."
    if not cuts_off(-means, -high, tail, slack):
        return f"The upper end should have about {tail:.3f} of the resampled differences above it."
    return True


def resampled_means(difference):
    """Return the bootstrap distribution of the mean, drawn in blocks to bound the memory."""
    rng = np.random.default_rng(0)
    size = len(difference)
    blocks = (
        difference[rng.integers(size, size=(1000, size))].mean(axis=1) for _ in range(RESAMPLES // 1000)
    )
    return np.concatenate(list(blocks))


def cuts_off(means, end, tail, slack):
    """Tell whether `end` is a `tail` quantile; with ties, one between P(X < end) and P(X <= end)."""
    rounding = 1e-9 * (1 + abs(end))
    return bool(
        np.mean(means < end - rounding) <= tail + slack and np.mean(means <= end + rounding) >= tail - slack
    )
