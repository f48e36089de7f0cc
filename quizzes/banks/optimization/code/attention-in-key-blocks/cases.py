from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    q, k, v = np.array([[0.0], [1.0]]), np.array([[5.0], [0.0], [np.log(3)]]), np.array([[9.0], [1.0], [5.0]])
    yield {"name": "The example", "visible": True, "args": [q, k, v, 1, 2]}
    yield {"name": "Four queries, seven keys, no window", "visible": True, "args": [*tokens(rng, 4, 7, 3), 3]}
    yield {"name": "One query, one key", "args": [*tokens(rng, 1, 1, 4), 2]}
    yield {"name": "No queries", "args": [*tokens(rng, 0, 5, 4), 2]}
    yield {"name": "No keys", "args": [*tokens(rng, 3, 0, 4), 2]}
    yield {"name": "As many queries as keys", "args": [*tokens(rng, 12, 12, 5), 4]}
    yield {"name": "More queries than keys", "args": [*tokens(rng, 9, 5, 4), 2]}
    yield {"name": "More queries than keys, with a window", "args": [*tokens(rng, 9, 5, 4), 2, 3]}
    yield {"name": "Blocks of one key", "args": [*tokens(rng, 5, 11, 4), 1]}
    yield {"name": "A block longer than the keys", "args": [*tokens(rng, 5, 11, 4), 64]}
    yield {"name": "A block just as long as the keys", "args": [*tokens(rng, 5, 11, 4), 11]}
    yield {"name": "A shorter last block", "args": [*tokens(rng, 5, 23, 4), 7]}
    yield {"name": "A window of one key", "args": [*tokens(rng, 8, 20, 4), 6, 1]}
    yield {"name": "A window as long as a block", "args": [*tokens(rng, 16, 40, 4), 5, 5]}
    yield {"name": "A window shorter than a block", "args": [*tokens(rng, 16, 40, 4), 10, 4]}
    yield {"name": "A window of several blocks", "args": [*tokens(rng, 30, 60, 4), 7, 25]}
    yield {"name": "A window longer than the keys", "args": [*tokens(rng, 6, 15, 4), 4, 100]}
    yield {"name": "The values are wider than the keys", "args": [*tokens(rng, 6, 20, 3, 8), 5]}
    yield {"name": "Scores that rise from block to block", "args": sloped(rng, 40.0)}
    yield {"name": "Scores that fall from block to block", "args": sloped(rng, -40.0)}
    yield {"name": "Scores of some ten thousands", "args": loud(rng, 3000.0)}
    yield {"name": "Very negative scores only", "args": shifted(rng, -4000.0)}
    yield {"name": "Very large scores only", "args": shifted(rng, 4000.0)}
    yield {
        "name": "Equal scores everywhere",
        "args": [np.zeros((4, 3)), rng.normal(size=(10, 3)), rng.normal(size=(10, 2)), 4],
    }
    yield {"name": "Single precision", "args": [*(a.astype(np.float32) for a in tokens(rng, 20, 50, 16)), 16, 30]}
    yield {"name": "Views with gaps", "args": [a[::2] for a in tokens(rng, 14, 30, 6)] + [4]}
    yield {"name": "A wide window over many blocks", "args": [*tokens(rng, 64, 1000, 16), 37, 333]}
    yield {"name": "Scores that do not fit into memory", "args": [*tokens(rng, 600, 50_000, 8), 1000], "points": 2}


def tokens(rng: np.random.Generator, queries: int, keys: int, width: int, value_width: int | None = None) -> list[Any]:
    return [
        rng.normal(size=(queries, width)) * 1.5,
        rng.normal(size=(keys, width)) * 1.5,
        rng.normal(size=(keys, value_width or width)),
    ]


def sloped(rng: np.random.Generator, slope: float) -> list[Any]:
    q, k, v = tokens(rng, 6, 30, 2)
    q[:, 0], k[:, 0] = 1.0, slope * np.arange(30)
    return [q, k, v, 4]


def loud(rng: np.random.Generator, factor: float) -> list[Any]:
    q, k, v = tokens(rng, 6, 30, 4)
    return [factor * q, 3 * k, v, 8, 20]


def shifted(rng: np.random.Generator, offset: float) -> list[Any]:
    q, k, v = tokens(rng, 6, 30, 4)
    q[:, 0], k[:, 0] = 2.0, offset
    return [q, k, v, 8]
