import math

import numpy as np


def generate(
    prompt: list[int],
    steps: int,
    embedding: np.ndarray,
    wq: np.ndarray,
    wk: np.ndarray,
    wv: np.ndarray,
    heads: int,
) -> tuple[list[int], np.ndarray]:
    """The new ids, and the hidden vector from which each was chosen."""
    ids = list(prompt)
    hidden = np.zeros((steps, embedding.shape[1]))
    for step in range(steps):
        x = embedding[ids]
        q, k, v = (np.stack(np.split(x @ w, heads, axis=1)) for w in (wq, wk, wv))
        scores = q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[2])
        scores = np.where(np.tri(len(ids), dtype=bool), scores, -np.inf)
        weights = np.exp(scores - scores.max(axis=2, keepdims=True))
        weights /= weights.sum(axis=2, keepdims=True)
        y = x + np.concatenate(list(weights @ v), axis=1)
        hidden[step] = y[-1]
        ids.append(int((embedding @ y[-1]).argmax()))
    return ids[len(prompt) :], hidden
