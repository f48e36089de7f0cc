import numpy as np


def sampling_distribution(
    logits: np.ndarray, temperature: float = 1.0, top_k: int = 0, top_p: float = 1.0
) -> np.ndarray:
    """The probabilities of the next token, under all three settings."""
    if temperature == 0:
        temperature, top_k = 1.0, 1
    order = np.argsort(-logits, kind="stable")
    ranked = np.take_along_axis(logits, order, axis=1) / logits.dtype.type(temperature)
    weights = np.exp(ranked - ranked[:, :1])
    if top_k > 0:
        weights[:, top_k:] = 0
    weights /= weights.sum(axis=1, keepdims=True)
    if top_p < 1:
        before = np.cumsum(weights, axis=1) - weights
        weights[before >= top_p] = 0
        weights /= weights.sum(axis=1, keepdims=True)
    probabilities = np.zeros(logits.shape)
    np.put_along_axis(probabilities, order, weights, axis=1)
    return probabilities
