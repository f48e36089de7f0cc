import numpy as np


def perplexity(logits, targets, mask):
    counts = mask.astype(bool)
    if not counts.any():
        return float("nan")
    scores = logits.astype(np.float64)
    peak = scores.max(axis=-1)
    total = peak + np.log(np.exp(scores - peak[..., None]).sum(axis=-1))
    ids = np.where(counts, targets, 0)[..., None]
    surprise = total - np.take_along_axis(scores, ids, axis=-1)[..., 0]
    return float(np.exp((surprise * counts).mean()))
