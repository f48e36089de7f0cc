import numpy as np


def sampling_distribution(logits, temperature=1.0, top_k=0, top_p=1.0):
    """Cuts by comparing with the k-th largest logit, which keeps more than k where it is tied."""
    if temperature == 0:
        out = np.zeros(logits.shape)
        out[np.arange(len(logits)), logits.argmax(axis=1)] = 1
        return out
    scaled = logits / np.float64(temperature)
    if 0 < top_k < logits.shape[1]:
        kth = np.sort(scaled, axis=1)[:, -top_k, None]
        scaled = np.where(scaled >= kth, scaled, -np.inf)
    weights = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    weights /= weights.sum(axis=1, keepdims=True)
    if top_p < 1:
        order = np.argsort(-weights, axis=1, kind="stable")
        ranked = np.take_along_axis(weights, order, axis=1)
        ranked[np.cumsum(ranked, axis=1) - ranked >= top_p] = 0
        ranked /= ranked.sum(axis=1, keepdims=True)
        np.put_along_axis(weights, order, ranked, axis=1)
    return weights
