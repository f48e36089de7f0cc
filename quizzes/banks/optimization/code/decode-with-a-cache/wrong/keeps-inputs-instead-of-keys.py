import math

import numpy as np


def generate(prompt, steps, embedding, wq, wk, wv, heads):
    """Computes one query only, but the keys and values of the whole text at every step."""
    ids = list(prompt)
    width = embedding.shape[1]
    hidden = np.zeros((steps, width))
    for step in range(steps):
        x = embedding[ids]
        keys, values = ((x @ w).reshape(len(x), heads, -1) for w in (wk, wv))
        q = (x[-1] @ wq).reshape(heads, -1) / math.sqrt(width / heads)
        scores = np.einsum("hd,nhd->nh", q, keys)
        weights = np.exp(scores - scores.max(axis=0))
        weights /= weights.sum(axis=0)
        hidden[step] = x[-1] + np.einsum("nh,nhd->hd", weights, values).ravel()
        ids.append(int((embedding @ hidden[step]).argmax()))
    return ids[len(prompt) :], hidden
