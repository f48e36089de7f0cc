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
    width = embedding.shape[1]
    keys, values = np.zeros((2, len(prompt) + steps, heads, width // heads))
    ids = list(prompt)
    hidden = np.zeros((steps, width))
    done = 0  # how many tokens the cache holds
    for step in range(steps):
        new = embedding[ids[done:]]
        keys[done : len(ids)] = (new @ wk).reshape(len(new), -1, heads).transpose(0, 2, 1)
        values[done : len(ids)] = (new @ wv).reshape(len(new), -1, heads).transpose(0, 2, 1)
        done = len(ids)
        q = (new[-1] @ wq).reshape(-1, heads).T / math.sqrt(width / heads)
        scores = np.einsum("hd,nhd->nh", q, keys[:done])
        weights = np.exp(scores - scores.max(axis=0))
        weights /= weights.sum(axis=0)
        hidden[step] = new[-1] + np.einsum("nh,nhd->hd", weights, values[:done]).ravel()
        ids.append(int((embedding @ hidden[step]).argmax()))
    return ids[len(prompt) :], hidden
