from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    def cache(heads: int, kv_heads: int, new: int, slots: int, dim: int, lengths: list[int]) -> list[np.ndarray]:
        batch = len(lengths)
        queries = rng.normal(size=(batch, heads, new, dim))
        keys, values = (rng.normal(size=(batch, kv_heads, slots, dim)) for _ in range(2))
        return [queries, keys, values, np.array(lengths, dtype=np.int64)]

    def dirty(arguments: list[np.ndarray], rubbish: float) -> list[np.ndarray]:
        """The same, with `rubbish` behind the filled slots."""
        queries, keys, values, lengths = arguments
        empty = (np.arange(keys.shape[2]) >= lengths[:, None])[:, None, :, None]
        return [queries, np.where(empty, rubbish, keys), np.where(empty, rubbish, values), lengths]

    yield {
        "name": "The example",
        "visible": True,
        "args": [
            np.array([[[[2.0]], [[-2.0]]]]),
            np.array([[[[0.0], [1.0], [np.nan]]]]),
            np.array([[[[10.0], [20.0], [np.nan]]]]),
            np.array([2]),
        ],
    }
    yield {"name": "Four heads in two groups, a full cache", "visible": True, "args": cache(4, 2, 1, 3, 2, [3])}
    yield {"name": "Three new tokens, nothing else", "visible": True, "args": cache(2, 1, 3, 3, 2, [3])}
    yield {"name": "As many key-value heads as heads", "args": cache(4, 4, 2, 6, 8, [6, 6])}
    yield {"name": "One key-value head", "args": cache(6, 1, 2, 5, 4, [5, 5])}
    yield {"name": "Eight heads in four groups", "args": cache(8, 4, 1, 7, 4, [7])}
    yield {"name": "Six heads in two groups", "args": cache(6, 2, 3, 7, 4, [7, 7])}
    yield {"name": "One token in all", "args": cache(4, 2, 1, 1, 4, [1])}
    yield {"name": "One head", "args": cache(1, 1, 2, 4, 4, [4, 3])}
    yield {"name": "Heads of dimension 1", "args": cache(4, 2, 2, 5, 1, [5])}
    yield {"name": "A chunk after a cache", "args": cache(4, 2, 4, 10, 8, [10])}
    yield {"name": "Sequences of different lengths", "args": cache(4, 2, 1, 9, 8, [9, 1, 5])}
    yield {"name": "Chunks in sequences of different lengths", "args": cache(4, 2, 3, 9, 8, [3, 9, 6, 4])}
    yield {"name": "Left-over numbers", "args": dirty(cache(4, 2, 2, 8, 4, [5, 2]), 1e4)}
    yield {"name": "Left-over NaN", "args": dirty(cache(4, 2, 2, 8, 4, [5, 2]), np.nan)}
    yield {"name": "Left-over infinities", "args": dirty(cache(2, 2, 1, 6, 4, [4, 1, 6]), np.inf)}
    yield {"name": "Nothing but new tokens, in a large cache", "args": dirty(cache(4, 2, 3, 12, 4, [3, 3]), np.nan)}
    yield {"name": "As many new tokens as heads", "args": cache(4, 2, 4, 8, 4, [8, 6])}
    yield {"name": "As many sequences as key-value heads", "args": cache(6, 3, 2, 6, 4, [6, 2, 4])}
    yield {"name": "Large scores", "args": [a * 30 if i < 2 else a for i, a in enumerate(cache(4, 2, 2, 8, 4, [8, 5]))]}
    yield {"name": "An empty batch", "args": cache(4, 2, 1, 3, 4, [])}
    yield {"name": "Lengths of 32 bits", "args": [a if i < 3 else a.astype(np.int32) for i, a in enumerate(cache(4, 2, 2, 6, 4, [6, 3]))]}
    yield {"name": "A larger batch", "args": dirty(cache(8, 2, 5, 64, 16, [64, 5, 33, 17]), np.nan), "points": 2}
