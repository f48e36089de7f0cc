import numpy as np


def perplexity(logits, targets, mask):
    means = []
    for scores, ids, row in zip(logits.astype(np.float64), targets, mask.astype(bool)):
        if row.any():
            scores, ids = scores[row], ids[row]
            peak = scores.max(axis=1)
            total = peak + np.log(np.exp(scores - peak[:, None]).sum(axis=1))
            means.append((total - scores[np.arange(len(ids)), ids]).mean())
    return float(np.exp(np.mean(means))) if means else float("nan")
