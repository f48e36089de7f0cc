from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    example = [([np.array([4.0, 0.0])], 3), ([np.array([0.0, 16.0])], 1)]
    yield {"name": "The example", "visible": True, "args": [example, 2.5]}
    yield {"name": "A norm below the limit", "visible": True, "args": [example, 10.0]}
    yield {"name": "One micro-batch", "args": [[([np.array([3.0, -4.0]), np.array([[12.0]])], 7)], 6.5]}
    yield {"name": "A norm equal to the limit", "args": [[([np.array([3.0, -4.0])], 7)], 5.0]}
    yield {"name": "Equal counts, several tensors", "args": [batches(rng, [5, 5, 5]), 0.5]}
    yield {"name": "Counts that differ much", "args": [batches(rng, [1, 400, 20]), 100.0]}
    yield {"name": "Counts that differ much, clipped", "args": [batches(rng, [300, 2, 50, 9]), 0.1]}
    yield {"name": "A limit above one", "args": [batches(rng, [3, 8], scale=40), 3.0]}
    yield {"name": "A tiny gradient far below the limit", "args": [batches(rng, [3, 8], scale=1e-9), 1.0]}
    yield {"name": "A micro-batch without tokens", "args": [[*batches(rng, [4]), *nothing(), *batches(rng, [9])], 0.7]}
    yield {"name": "The first micro-batch without tokens", "args": [[*nothing(), *batches(rng, [2, 6])], 50.0]}
    yield {"name": "No token counts", "args": [[*nothing(), *nothing()], 1.0]}
    yield {"name": "A gradient of zero", "args": [[([np.zeros((2, 3)), np.zeros(2)], 5)], 1.0]}
    yield {"name": "Gradients that cancel", "args": [[([np.array([1.0, -2.0])], 2), ([np.array([-1.0, 2.0])], 2)], 1.0]}
    yield {
        "name": "Half precision, large entries",
        "args": [batches(rng, [3, 5, 2], scale=9000, dtype=np.float16), 1.0],
        "points": 2,
    }
    yield {"name": "Half precision, small entries", "args": [batches(rng, [70, 5, 31], scale=2e-4, dtype=np.float16), 1.0]}
    yield {"name": "Single precision, squares overflow", "args": [batches(rng, [3, 5], scale=1e25, dtype=np.float32), 2.0]}
    yield {"name": "Double precision, squares overflow", "args": [batches(rng, [3, 5], scale=1e200), 2.0]}
    yield {"name": "Squares vanish", "args": [batches(rng, [3, 5], scale=1e-200), 1e-201], "points": 2}
    yield {"name": "Large entries and large counts", "args": [batches(rng, [400_000, 900_000], scale=1e303), 2.0]}
    yield {"name": "An infinite entry", "args": [broken(rng, np.inf), 1.0]}
    yield {"name": "A NaN among the entries", "args": [broken(rng, np.nan), 1.0]}
    yield {"name": "Infinities of both signs", "args": [[([np.array([np.inf, 1.0])], 1), ([np.array([-np.inf, 1.0])], 1)], 1.0]}
    yield {
        "name": "An empty tensor and a single number",
        "args": [[([np.zeros((0, 4)), np.array(3.0)], 1), ([np.zeros((0, 4)), np.array(1.0)], 3)], 0.5],
    }
    yield {"name": "No tensors", "args": [[([], 3), ([], 2)], 1.0]}
    yield {"name": "Many micro-batches", "args": [batches(rng, rng.integers(0, 60, 40).tolist()), 0.2]}


def batches(rng: np.random.Generator, counts: list[int], scale: float = 1.0, dtype: type = np.float64) -> list[Any]:
    """Micro-batches with three tensors each; the second is much larger than the others."""
    shapes = [((3, 4), 1.0), ((5,), 4.0), ((2, 1, 3), 0.2)]
    return [
        ([(rng.uniform(-1, 1, shape) * size * scale).astype(dtype) for shape, size in shapes], count) for count in counts
    ]


def nothing() -> list[Any]:
    return [([np.full((3, 4), np.nan), np.full(5, np.nan), np.full((2, 1, 3), np.nan)], 0)]


def broken(rng: np.random.Generator, value: float) -> list[Any]:
    made = batches(rng, [3, 4])
    made[1][0][2][1, 0, 1] = value
    return made
