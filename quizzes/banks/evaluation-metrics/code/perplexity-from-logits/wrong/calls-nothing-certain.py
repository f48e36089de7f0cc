import numpy as np


def perplexity(logits, targets, mask):
    counts = mask.astype(bool)
    scores = logits[counts].astype(np.float64)
    peak = scores.max(axis=1)
    total = peak + np.log(np.exp(scores - peak[:, None]).sum(axis=1))
    surprise = total - scores[np.arange(len(scores)), targets[counts]]
    return float(np.exp(surprise.sum() / max(len(surprise), 1)))
