from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    yield {"name": "The example", "visible": True, "args": same([2, 3]), "kwargs": {"window": 2}}
    yield {"name": "The example with a sink", "visible": True, "args": same([2, 3]), "kwargs": {"window": 2, "sinks": 1}}
    yield {"name": "One document", "visible": True, "args": same([4])}
    yield {"name": "Packed documents and padding", "args": same([3, 1, 4], after=3)}
    yield {"name": "Padding before the text", "args": same([5], before=3)}
    yield {"name": "Padding on both sides, with a window", "args": same([4, 2], before=2, after=2), "kwargs": {"window": 3}}
    yield {"name": "Only padding", "args": same([], after=4)}
    yield {"name": "A window of one", "args": same([4, 3]), "kwargs": {"window": 1}}
    yield {"name": "A window as long as the document", "args": same([5]), "kwargs": {"window": 5}}
    yield {"name": "A window one shorter than the document", "args": same([5]), "kwargs": {"window": 4}}
    yield {"name": "More sinks than the document has tokens", "args": same([3, 6]), "kwargs": {"window": 2, "sinks": 4}}
    yield {"name": "Sinks without a window", "args": same([6], after=1), "kwargs": {"sinks": 2}}
    yield {"name": "A window of one beside two sinks", "args": same([7]), "kwargs": {"window": 1, "sinks": 2}}
    yield {"name": "One new token after a cache", "args": step([9], 9, 1)}
    yield {"name": "One new token after a cache, with a window", "args": step([9], 9, 1), "kwargs": {"window": 4, "sinks": 2}}
    yield {"name": "A chunk of new tokens after a cache", "args": step([10], 6, 4)}
    yield {"name": "A chunk that starts a new document", "args": step([5, 5], 4, 6), "kwargs": {"window": 3}}
    yield {"name": "Keys in a ring", "args": ring(rng, 2, 12, 3), "kwargs": {"window": 6}}
    yield {"name": "Keys in any order", "args": ring(rng, 3, 15, 2), "kwargs": {"window": 5, "sinks": 1}}
    yield {"name": "Rows of different documents", "args": rows([same([3, 2]), same([1, 4]), same([2], after=3)]), "kwargs": {"window": 2}}
    yield {"name": "As many rows as queries", "args": rows([same([2, 1]), same([3]), same([1], before=2)])}
    yield {"name": "No queries", "args": [a[:, :0] if i < 2 else a for i, a in enumerate(same([3]))]}
    yield {"name": "No keys", "args": [a[:, :0] if i > 1 else a for i, a in enumerate(same([3]))]}
    yield {"name": "An empty batch", "args": [np.zeros((0, n), dtype=np.int64) for n in (2, 2, 5, 5)], "kwargs": {"window": 2}}
    yield {"name": "Integers of 16 bits", "args": [a.astype(np.int16) for a in same([6, 3], after=2)], "kwargs": {"window": 2}}
    yield {"name": "A long row", "args": same([50, 20, 100, 1, 29], after=8), "kwargs": {"window": 16, "sinks": 4}, "points": 2}


def tokens(lengths: list[int], before: int = 0, after: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Positions and documents of a row of documents between padding, whose positions are 0."""
    positions = [0] * before + [p for length in lengths for p in range(length)] + [0] * after
    documents = [0] * before + [d for d, length in enumerate(lengths, start=1) for _ in range(length)] + [0] * after
    return np.array([positions]), np.array([documents])


def same(lengths: list[int], before: int = 0, after: int = 0) -> list[np.ndarray]:
    """All tokens of a row are queries and keys."""
    return [*tokens(lengths, before, after)] * 2


def step(lengths: list[int], cached: int, new: int) -> list[np.ndarray]:
    """The last `new` tokens are queries, all are keys."""
    positions, documents = tokens(lengths)
    return [positions[:, cached : cached + new], documents[:, cached : cached + new], positions, documents]


def ring(rng: np.random.Generator, batch: int, keys: int, queries: int) -> list[np.ndarray]:
    """Keys of one document in an order of chance, some slots empty; the queries are its last tokens."""
    order = np.stack([rng.permutation(keys) for _ in range(batch)])
    documents = (rng.random((batch, keys)) < 0.8).astype(np.int64)
    last = np.tile(np.arange(keys - queries, keys), (batch, 1))
    return [last, np.ones_like(last), order, documents]


def rows(several: list[list[np.ndarray]]) -> list[np.ndarray]:
    return [np.concatenate(parts) for parts in zip(*several, strict=True)]
