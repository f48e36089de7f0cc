from collections.abc import Iterator
from typing import Any

import numpy as np


def random_documents(rng: np.random.Generator, count: int, longest: int) -> list[list[int]]:
    """Documents of 0 to `longest` tokens, ids below 50."""
    lengths = rng.integers(0, longest + 1, size=count)
    return [rng.integers(0, 50, size=length).tolist() for length in lengths]


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    yield {"name": "Three documents, two rows", "visible": True, "args": [[[5, 6, 7], [8, 9, 4], [3]], 5, 0]}
    yield {"name": "One document", "visible": True, "args": [[[5, 6, 7]], 4, 0]}
    yield {"name": "Two documents that fill a row", "visible": True, "args": [[[1, 2], [3, 4]], 4, 9]}
    yield {"name": "No documents", "args": [[], 6, 0]}
    yield {"name": "Only empty documents", "args": [[[], []], 3, 0]}
    yield {"name": "Rows of one token", "args": [[[7], [8], [9]], 1, 0]}
    yield {"name": "Exactly as long as the row", "args": [[[1, 2, 3, 4], [5]], 4, 0]}
    yield {"name": "Longer than the row", "args": [[[1, 2, 3, 4, 5, 6], [7, 8]], 4, 0]}
    yield {"name": "An empty document between others", "args": [[[1, 2], [], [3], []], 6, 0]}
    yield {"name": "Room in an early row", "args": [[[1, 1, 1], [2, 2, 2, 2], [3, 3, 3, 3], [4, 4]], 5, 0]}
    yield {"name": "Room in several rows", "args": [[[1, 1], [2, 2, 2, 2, 2], [4], [5, 5]], 6, 0]}
    yield {"name": "Room for a part of the document only", "args": [[[1, 1, 1, 1], [2, 2, 2]], 6, 0]}
    yield {"name": "Padding id inside a document", "args": [[[0, 5, 0], [0, 0]], 8, 0]}
    yield {"name": "A padding id below zero", "args": [[[3, 1], [2]], 5, -1]}
    yield {"name": "Many short documents in one row", "args": [[[i] for i in range(7)], 8, 0]}
    yield {"name": "Random documents, short rows", "args": [random_documents(rng, 40, 9), 8, 0]}
    yield {"name": "Random documents, long rows", "args": [random_documents(rng, 120, 40), 64, 1]}
    yield {"name": "Many documents", "args": [random_documents(rng, 500, 24), 64, 0], "points": 2}
