import math

import numpy as np


def combined_gradient(
    micro_batches: list[tuple[list[np.ndarray], int]], max_norm: float
) -> tuple[list[np.ndarray], float]:
    """Brings every gradient to the limit."""
    total = sum(count for _, count in micro_batches)
    combined = [np.zeros(part.shape) for part in micro_batches[0][0]]
    for gradients, count in micro_batches:
        if count:
            combined = [
                whole + part.astype(np.float64) * (count / total)
                for whole, part in zip(combined, gradients)
            ]
    norm = global_norm(combined)
    if not math.isfinite(norm):
        return [np.zeros(whole.shape) for whole in combined], math.inf
    if norm > 0:
        combined = [whole * (max_norm / norm) for whole in combined]
    return combined, norm


def global_norm(tensors: list[np.ndarray]) -> float:
    """L2 norm over all tensors, without squaring anything that is far from 1."""
    entries = np.hstack([0.0, *[tensor.ravel() for tensor in tensors]])
    largest = float(np.abs(entries).max())
    if largest == 0 or not math.isfinite(largest):
        return largest
    return largest * float(np.sqrt(((entries / largest) ** 2).sum()))
