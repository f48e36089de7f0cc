import numpy as np


def perplexity(logits: np.ndarray, targets: np.ndarray, mask: np.ndarray) -> float:
    """Return the perplexity of the targets that count under the mask."""
    counts = mask.astype(bool)
    if not counts.any():
        return float("nan")
    scores = logits[counts].astype(np.float64)  # (tokens, vocabulary)
    of_target = scores[np.arange(len(scores)), targets[counts]]
    return float(np.exp((log_sum_exp(scores) - of_target).mean()))


def log_sum_exp(scores: np.ndarray) -> np.ndarray:
    """Return log(sum(exp(row))) of each row, safe for rows of any size."""
    peak = scores.max(axis=1, keepdims=True)
    return peak[:, 0] + np.log(np.exp(scores - peak).sum(axis=1))
