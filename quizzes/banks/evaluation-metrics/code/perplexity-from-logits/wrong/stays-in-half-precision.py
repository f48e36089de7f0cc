import numpy as np


def perplexity(logits, targets, mask):
    counts = mask.astype(bool)
    if not counts.any():
        return float("nan")
    scores = logits[counts]
    peak = scores.max(axis=1)
    total = peak + np.log(np.exp(scores - peak[:, None]).sum(axis=1))
    return float(np.exp((total - scores[np.arange(len(scores)), targets[counts]]).mean()))
