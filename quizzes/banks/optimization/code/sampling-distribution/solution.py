import numpy as np


def sampling_distribution(
    logits: np.ndarray, temperature: float = 1.0, top_k: int = 0, top_p: float = 1.0
) -> np.ndarray:
    """The probabilities of the next token, under all three settings."""
    if temperature == 0:
        temperature, top_k = 1.0, 1
    scaled = logits.T / np.float64(temperature)  # tokens down, so that rows of the batch broadcast
    order = np.argsort(-scaled, axis=0, kind="stable")
    ranked = np.take_along_axis(scaled, order, axis=0)
    weights = np.exp(ranked - ranked[0])
    if top_k > 0:
        weights[top_k:] = 0
    weights /= weights.sum(axis=0)
    if top_p < 1:
        before = np.cumsum(weights, axis=0) - weights
        weights[before >= top_p] = 0
        weights /= weights.sum(axis=0)
    probabilities = np.empty_like(weights)
    np.put_along_axis(probabilities, order, weights, axis=0)
    return probabilities.T
