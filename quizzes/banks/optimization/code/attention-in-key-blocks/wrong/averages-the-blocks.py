import math

import numpy as np


def blocked_attention(q, k, v, block, window=None):
    """Normalises within each block and averages the outputs of the blocks a query sees."""
    position = np.arange(len(k) - len(q), len(k))[:, None]
    out, blocks = np.zeros((len(q), v.shape[1])), np.zeros((len(q), 1))
    logsum = np.full(len(q), -np.inf)
    for start in range(0, len(k), block):
        keys, values = k[start : start + block], v[start : start + block]
        back = position - np.arange(start, start + len(keys))
        seen = (back >= 0) & (back < (window or math.inf))
        scores = np.where(seen, q @ keys.T / math.sqrt(q.shape[1]), -np.inf)
        any_seen = seen.any(axis=1, keepdims=True)
        top = np.where(any_seen, scores.max(axis=1, keepdims=True), 0)
        weights = np.exp(scores - top)
        total = weights.sum(axis=1, keepdims=True)
        out += weights @ values / np.where(any_seen, total, 1)
        blocks += any_seen
        with np.errstate(divide="ignore"):
            logsum = np.logaddexp(logsum, (top + np.log(total))[:, 0])
    return out / np.maximum(blocks, 1), logsum
