import numpy as np


def perplexity(logits, targets, mask):
    counts = mask.astype(bool)
    if not counts.any():
        return float("nan")
    scores = np.exp(logits[counts].astype(np.float64))
    probabilities = scores / scores.sum(axis=1, keepdims=True)
    picked = probabilities[np.arange(len(scores)), targets[counts]]
    return float(np.exp(-np.log(picked).mean()))
