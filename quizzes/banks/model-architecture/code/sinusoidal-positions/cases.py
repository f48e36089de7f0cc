from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    yield {"name": "The example", "visible": True, "args": [np.array([0, 1]), 4]}
    yield {"name": "Eight positions, width 8", "visible": True, "args": [np.arange(8), 8]}
    yield {"name": "A batch with padding on the left", "visible": True, "args": [np.array([[0, 0, 1, 2], [0, 1, 2, 3]]), 6]}
    yield {"name": "Width 2", "args": [np.arange(7), 2]}
    yield {"name": "One position", "args": [np.array([5]), 16]}
    yield {"name": "A single number, of no axes", "args": [np.array(3), 6]}
    yield {"name": "No positions", "args": [np.zeros(0, dtype=np.int64), 8]}
    yield {"name": "An empty batch", "args": [np.zeros((0, 5), dtype=np.int64), 4]}
    yield {"name": "Positions that start late", "args": [np.arange(100, 120), 12]}
    yield {"name": "Positions with gaps and repeats", "args": [np.array([9, 2, 2, 40, 0, 41]), 10]}
    yield {"name": "Positions below zero", "args": [np.array([-3, -1, 0, 1, 3]), 8]}
    yield {"name": "Another base", "args": [np.arange(30), 16, 500000.0]}
    yield {"name": "A base below one hundred", "args": [np.arange(12)], "kwargs": {"width": 6, "base": 50.0}}
    yield {"name": "A base that is a whole number", "args": [np.arange(9), 8, 1000]}
    yield {"name": "Positions of eight bits", "args": [np.arange(200, 256).astype(np.uint8), 8]}
    yield {"name": "Positions of 32 bits", "args": [rng.integers(0, 3000, 40).astype(np.int32), 32]}
    yield {"name": "Far positions", "args": [rng.integers(60_000, 100_000, 50), 64]}
    yield {"name": "Three axes", "args": [rng.integers(0, 500, (2, 3, 4)), 10]}
    yield {"name": "A long text, a wide model", "args": [np.arange(128), 192], "points": 2}
