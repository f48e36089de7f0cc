import math

import numpy as np

LOWEST = np.finfo(np.float64).min


def blocked_attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, block: int, window: int | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Outputs, and the logarithm of the sum of exponentials, of each query."""
    position = np.arange(len(k) - len(q), len(k))
    queries = q.T.astype(np.float64) / math.sqrt(q.shape[1])
    top = np.full(len(q), LOWEST)  # finite, so that taking it from itself gives 0
    total = np.zeros(len(q))
    out = np.zeros((v.shape[1], len(q)))
    for start in range(0, len(k), block):
        keys, values = k[start : start + block], v[start : start + block]
        back = position - np.arange(start, start + len(keys))[:, None]
        seen = (back >= 0) & (back < (window or math.inf))
        scores = np.where(seen, keys @ queries, -np.inf)

        highest = scores.max(axis=0).clip(min=top)
        weights, rescale = np.exp(scores - highest), np.exp(top - highest)
        total = total * rescale + weights.sum(axis=0)
        out = out * rescale + values.T @ weights
        top = highest
    with np.errstate(divide="ignore"):
        return (out / total.clip(min=1)).T, top + np.log(total)
