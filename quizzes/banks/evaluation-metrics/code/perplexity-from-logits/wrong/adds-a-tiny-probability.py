import numpy as np


def perplexity(logits, targets, mask):
    counts = mask.astype(bool)
    if not counts.any():
        return float("nan")
    scores = logits[counts].astype(np.float64)
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    probabilities = scores / scores.sum(axis=1, keepdims=True)
    picked = probabilities[np.arange(len(scores)), targets[counts]]
    return float(np.exp(-np.log(picked + 1e-12).mean()))
