import numpy as np


def blocked_attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, block: int, window: int | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Outputs, and the logarithm of the sum of exponentials, of each query."""
    out = np.zeros((len(q), v.shape[1]))
    logsum = np.full(len(q), -np.inf)
    for start in range(0, len(k), block):
        keys, values = k[start : start + block], v[start : start + block]
        # Update what each query carries from block to block.
    return out, logsum
