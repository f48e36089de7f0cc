import numpy as np


def verify(drafted: list[int], q: np.ndarray, p: np.ndarray, u: np.ndarray, r: float) -> list[int]:
    """The tokens that one round adds to the text."""
    q, p = q.astype(np.float64), p.astype(np.float64)
    for i, x in enumerate(drafted):
        if u[i] * q[i, x] >= p[i, x]:
            missing = (p[i] - q[i]).clip(min=0)
            return [*drafted[:i], draw(missing if missing.any() else p[i], r)]
    return [*drafted, draw(p[-1], r)]


def draw(weights: np.ndarray, r: float) -> int:
    """The first id whose cumulative weight is above r times the sum."""
    cumulative = np.cumsum(weights)
    return int(np.searchsorted(cumulative, r * cumulative[-1], side="right"))
