from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    def text(heads: int, time: int, dim: int, width: int | None = None) -> list[np.ndarray]:
        return [rng.normal(size=(heads, time, n)) for n in (dim, dim, width or dim)]

    yield {
        "name": "The example",
        "visible": True,
        "args": [
            np.array([[[2.0], [2.0], [2.0]]]),
            np.array([[[1.0], [0.0], [1.0]]]),
            np.array([[[10.0], [20.0], [30.0]]]),
            2,
        ],
    }
    yield {"name": "Two heads, seven tokens", "visible": True, "args": [*text(2, 7, 4), 3]}
    yield {"name": "A window of one token", "args": [*text(2, 6, 4), 1]}
    yield {"name": "A window of two tokens", "args": [*text(1, 9, 4), 2]}
    yield {"name": "A window as long as the text", "args": [*text(2, 8, 4), 8]}
    yield {"name": "A window one shorter than the text", "args": [*text(2, 8, 4), 7]}
    yield {"name": "A window one longer than the text", "args": [*text(2, 8, 4), 9]}
    yield {"name": "A window of a million tokens", "args": [*text(2, 12, 8), 1_000_000]}
    yield {"name": "Twice as long as the window", "args": [*text(3, 16, 4), 8]}
    yield {"name": "One token more than a multiple of the window", "args": [*text(3, 25, 4), 8]}
    yield {"name": "One token less than a multiple of the window", "args": [*text(3, 23, 4), 8]}
    yield {"name": "One token", "args": [*text(2, 1, 4), 5]}
    yield {"name": "No tokens", "args": [*text(2, 0, 4), 4]}
    yield {"name": "Heads of dimension 1", "args": [*text(4, 10, 1), 3]}
    yield {"name": "Values wider than keys", "args": [*text(2, 11, 4, 7), 4]}
    yield {"name": "Large scores", "args": [a * s for a, s in zip(text(2, 20, 4), (60, 60, 1), strict=True)] + [6]}
    yield {"name": "All scores far below zero", "args": below(rng)}
    yield {"name": "One key outweighs all, until it leaves the window", "args": loud(rng)}
    yield {"name": "A longer text", "args": [*text(2, 301, 8), 32]}
    yield {
        "name": "2,000 tokens, a window of 64",
        "runs": [[*text(2, 2000 + i, 32), 64] for i in range(5)],
        "times": 4,
        "points": 3,
    }
    yield {
        "name": "20,000 tokens, a window of 8",
        "runs": [[*text(1, 20_000 + i, 8), 8] for i in range(5)],
        "times": 6,
        "points": 2,
    }


def below(rng: np.random.Generator) -> list[Any]:
    queries = np.full((1, 15, 4), 100.0)
    keys = -100.0 + rng.normal(size=(1, 15, 4)) / 100
    return [queries, keys, rng.normal(size=(1, 15, 4)), 4]


def loud(rng: np.random.Generator) -> list[Any]:
    """Token 2 has a score of thousands for every query that sees it."""
    queries, keys, values = (rng.normal(size=(1, 18, 4)) for _ in range(3))
    queries[..., 0], keys[:, 2, 0] = 1.0, 9000.0
    return [queries, keys, values, 5]
