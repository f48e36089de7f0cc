from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    def x(*shape: int, dtype: type = np.float64) -> np.ndarray:
        return rng.normal(size=shape).astype(dtype)

    yield {
        "name": "The example",
        "visible": True,
        "args": [np.array([[[[1.0, 2.0, 3.0, 4.0]]]]), np.array([[1]])],
        "kwargs": {"base": 100.0},
    }
    yield {
        "name": "The example, interleaved",
        "visible": True,
        "args": [np.array([[[[1.0, 2.0, 3.0, 4.0]]]]), np.array([[1]])],
        "kwargs": {"base": 100.0, "interleaved": True},
    }
    yield {"name": "Two heads, three tokens, shared positions", "visible": True, "args": [x(1, 2, 3, 4), np.arange(3)]}
    yield {"name": "Position 0 in both sequences", "args": [x(2, 3, 1, 8), np.array([[0], [0]])]}
    yield {"name": "One token, far into the text", "args": [x(1, 4, 1, 16), np.array([777])]}
    yield {"name": "Each sequence has positions of its own", "args": [x(2, 3, 5, 8), np.array([[0, 0, 0, 1, 2], [0, 1, 2, 3, 4]])]}
    yield {
        "name": "Positions of its own, interleaved",
        "args": [x(3, 2, 4, 8), np.array([[3, 4, 5, 6], [0, 1, 2, 3], [9, 1, 1, 0]]), 10000.0, True],
    }
    yield {"name": "As many heads as sequences", "args": [x(3, 3, 2, 6), np.array([[0, 1], [10, 11], [20, 21]])]}
    yield {"name": "As many heads as tokens", "args": [x(1, 5, 5, 6), np.arange(5) * 3]}
    yield {"name": "As many sequences as tokens, one head", "args": [x(4, 1, 4, 4), rng.integers(0, 50, (4, 4))]}
    yield {"name": "Heads of dimension 2", "args": [x(2, 2, 6, 2), np.arange(6)]}
    yield {"name": "Heads of dimension 2, interleaved", "args": [x(2, 2, 6, 2), np.arange(6), 10000.0, True]}
    yield {"name": "Another base", "args": [x(1, 2, 20, 32), np.arange(20), 500000.0]}
    yield {"name": "Another base, interleaved", "args": [x(1, 2, 20, 32), np.arange(20), 1000000.0, True]}
    yield {"name": "Far positions", "args": [x(1, 2, 30, 16), rng.integers(80_000, 100_000, 30)]}
    yield {"name": "Far positions, single precision, interleaved", "args": [x(2, 1, 9, 8, dtype=np.float32), rng.integers(80_000, 100_000, (2, 9)), 10000.0, True]}
    yield {"name": "Single precision, positions of 32 bits", "args": [x(2, 4, 7, 16, dtype=np.float32), np.arange(7, dtype=np.int32)]}
    yield {"name": "No tokens", "args": [x(2, 3, 0, 8), np.zeros((2, 0), dtype=np.int64)]}
    yield {"name": "A batch without sequences", "args": [x(0, 3, 4, 8), np.arange(4), 10000.0, True]}
    yield {"name": "Odd number of pairs", "args": [x(2, 2, 5, 10), rng.integers(0, 40, (2, 5))]}
    yield {"name": "A larger batch", "args": [x(4, 8, 48, 16), rng.integers(0, 4000, (4, 48))], "points": 2}
