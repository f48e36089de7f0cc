import math

import numpy as np


def blocked_attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, block: int, window: int | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Outputs, and the logarithm of the sum of exponentials, of each query."""
    position = np.arange(len(k) - len(q), len(k))[:, None]
    scaled = q.astype(np.float64) / math.sqrt(q.shape[1])
    top = np.full((len(q), 1), -np.inf)
    total = np.zeros((len(q), 1))
    out = np.zeros((len(q), v.shape[1]))
    for start in range(0, len(k), block):
        keys, values = k[start : start + block], v[start : start + block]
        back = position - np.arange(start, start + len(keys))
        seen = np.abs(back) < (window or math.inf)
        scores = np.where(seen, scaled @ keys.T, -np.inf)

        highest = np.maximum(top, scores.max(axis=1, keepdims=True))
        shift = np.where(highest > -np.inf, highest, 0)
        weights, rescale = np.exp(scores - shift), np.exp(top - shift)
        total = total * rescale + weights.sum(axis=1, keepdims=True)
        out = out * rescale + weights @ values
        top = highest
    with np.errstate(divide="ignore"):
        return out / np.where(total > 0, total, 1), (top + np.log(total))[:, 0]
