from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    example = np.array([[-1.0, 0.0, 0.5, 0.9, 0.25]])
    yield {"name": "The example", "visible": True, "args": [example, 2, 4]}
    yield {"name": "Two rows in four bits", "visible": True, "args": [normal(rng, 2, 8), 4, 4]}
    yield {"name": "No rows", "args": [np.zeros((0, 6)), 4, 4]}
    yield {"name": "One weight", "args": [np.array([[-0.7]]), 3, 1]}
    yield {
        "name": "Weights of one sign only",
        "args": [np.abs(normal(rng, 4, 12)) + [[1.0], [0.1], [0.01], [3.0]], 4, 6],
    }
    yield {"name": "Negative weights only", "args": [-np.abs(normal(rng, 3, 12)) - 0.2, 4, 6]}
    yield {
        "name": "Some groups are zero",
        "args": [normal(rng, 3, 12) * ([1, 0, 1] @ np.repeat(np.eye(3), 4, axis=1)), 4, 4],
    }
    yield {"name": "All weights are zero", "args": [np.zeros((2, 5)), 8, 3]}
    yield {"name": "Weights too small for the scale's type", "args": [normal(rng, 2, 8) * 1e-9, 4, 4]}
    yield {"name": "Scales near the smallest of their type", "args": [normal(rng, 4, 32) * 3e-6, 4, 8]}
    yield {"name": "Negative weights, scales near the smallest", "args": [-np.abs(normal(rng, 4, 32)) * 2e-6, 4, 8]}
    yield {"name": "Scales near the largest of their type", "args": [normal(rng, 3, 16) * 3e5, 6, 8]}
    yield {
        "name": "Groups of very different size",
        "args": [normal(rng, 4, 32) * np.repeat([1e-3, 1.0, 30.0, 1e-2], 8), 4, 8],
    }
    yield {"name": "Rows of very different size", "args": [normal(rng, 4, 9) * [[1e-3], [1.0], [30.0], [1e-2]], 4, 6]}
    yield {"name": "Groups of one weight", "args": [normal(rng, 3, 7), 4, 1]}
    yield {"name": "A shorter last group", "args": [normal(rng, 5, 37) + 0.3, 4, 16]}
    yield {"name": "A group longer than the row", "args": [normal(rng, 5, 10), 4, 128]}
    yield {
        "name": "Halves between two codes",
        "args": [np.array([[-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 11.5]]), 4, 9],
    }
    yield {"name": "Two bits", "args": [normal(rng, 6, 40), 2, 10]}
    yield {"name": "Three bits", "args": [normal(rng, 6, 40), 3, 10]}
    yield {"name": "Eight bits", "args": [normal(rng, 6, 400), 8, 100]}
    yield {"name": "One far outlier", "args": [outlier(rng), 4, 32]}
    yield {"name": "Single precision", "args": [normal(rng, 8, 64).astype(np.float32), 4, 16]}
    yield {
        "name": "Single precision, a view with gaps",
        "args": [normal(rng, 16, 64).astype(np.float32)[::2, ::-1], 5, 24],
    }
    yield {"name": "A larger matrix", "args": [normal(rng, 128, 1000) * 0.02, 4, 64], "points": 2}


def normal(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    return rng.normal(size=(rows, columns))


def outlier(rng: np.random.Generator) -> np.ndarray:
    weights = normal(rng, 3, 64)
    weights[1, 10] = 60.0
    return weights
