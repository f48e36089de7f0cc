import numpy as np


def perplexity(logits: np.ndarray, targets: np.ndarray, mask: np.ndarray) -> float:
    """Return the perplexity of the targets that count under the mask."""
    return float("nan")
