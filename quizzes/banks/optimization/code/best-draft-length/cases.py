from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    yield {"name": "The example", "visible": True, "args": [np.array([4, 0, 2, 4]), 4, 0.4]}
    yield {"name": "Twenty rounds", "visible": True, "args": log(rng, 20, 5, 0.7, 0.1)}
    yield {"name": "No rounds", "args": [np.zeros(0, dtype=np.int64), 5, 0.1]}
    yield {"name": "One round", "args": [np.array([3]), 5, 0.1]}
    yield {"name": "Drafts of one token at most", "args": [np.array([1, 0, 1, 1]), 1, 0.2]}
    yield {"name": "Never accepted", "args": [np.zeros(9, dtype=np.int64), 6, 0.1]}
    yield {"name": "Always accepted", "args": [np.full(9, 6), 6, 0.1]}
    yield {"name": "A draft that costs nothing", "args": log(rng, 50, 8, 0.6, 0.0)}
    yield {"name": "A draft that costs nothing and is never accepted", "args": [np.zeros(9, dtype=np.int64), 6, 0.0]}
    yield {"name": "A draft as slow as the target", "args": log(rng, 50, 8, 0.9, 1.0)}
    yield {"name": "A draft slower than the target", "args": [np.full(9, 6), 6, 1.5]}
    yield {"name": "Every length is equally good", "args": [np.full(5, 4), 4, 1.0]}
    yield {"name": "Two lengths are equally good", "args": [np.array([1, 1, 1, 1, 5, 5, 5, 5]), 5, 0.5]}
    yield {"name": "All or nothing", "args": [np.array([0, 8, 8, 0, 8, 8, 8, 0]), 8, 0.1]}
    yield {
        "name": "The first token is easy, the others are hard",
        "args": [np.array([1] * 30 + [0] * 3 + [7] * 2), 7, 0.1],
    }
    yield {"name": "The first token is hard, the others are easy", "args": [np.array([0] * 10 + [7] * 12), 7, 0.08]}
    yield {
        "name": "Unsigned integers of 8 bits",
        "args": [np.array([255, 255, 254, 0, 255], dtype=np.uint8), 255, 0.001],
    }
    yield {"name": "Integers of 8 bits", "args": [rng.integers(0, 100, 300).astype(np.int8), 100, 0.002]}
    for number, (alpha, cost) in enumerate([(0.5, 0.05), (0.8, 0.05), (0.8, 0.2), (0.95, 0.02)], start=1):
        yield {"name": f"A random log, {number}", "args": log(rng, 400, 12, alpha, cost)}
    yield {"name": "200,000 rounds", "args": log(rng, 200_000, 16, 0.85, 0.04), "points": 2}


def log(rng: np.random.Generator, rounds: int, longest: int, alpha: float, cost: float) -> list[Any]:
    """Rounds whose chance of acceptance differs from text to text, around alpha."""
    chance = rng.beta(8 * alpha, 8 * (1 - alpha), rounds)
    right = rng.random((rounds, longest)) < chance[:, None]
    return [np.cumprod(right, axis=1).sum(axis=1), longest, cost]
