from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    weights = np.array([[0.9, -0.3, 0.2, 0.1, -1.0, 1.0, 1.0, 2.0]])
    norms = np.array([0.1, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0])
    yield {"name": "The example", "visible": True, "args": [weights, norms, 2, 4]}
    yield {"name": "One of two", "visible": True, "args": layer(rng, 2, 6, 1, 2)}
    yield {
        "name": "Matrices of 300 x 2,000",
        "visible": True,
        "runs": [single(rng, 300, 2000) for _ in range(5)],
        "times": 4,
        "points": 3,
    }
    yield {"name": "No rows", "args": layer(rng, 0, 8, 2, 4)}
    yield {"name": "No columns", "args": layer(rng, 3, 0, 2, 4)}
    yield {"name": "One block", "args": layer(rng, 1, 4, 2, 4)}
    yield {"name": "Blocks of one weight, kept", "args": layer(rng, 3, 5, 1, 1)}
    yield {"name": "Nothing is kept", "args": layer(rng, 3, 8, 0, 4)}
    yield {"name": "Everything is kept", "args": layer(rng, 3, 8, 4, 4)}
    yield {"name": "A block as long as the row", "args": layer(rng, 5, 12, 3, 12)}
    yield {"name": "As many rows as columns", "args": layer(rng, 16, 16, 2, 4)}
    yield {"name": "Four of eight", "args": layer(rng, 6, 32, 4, 8)}
    yield {"name": "One of four", "args": layer(rng, 6, 32, 1, 4)}
    yield {"name": "Blocks of thirty", "args": layer(rng, 6, 120, 13, 30)}
    yield {"name": "All norms are equal", "args": [rng.normal(size=(5, 24)), np.ones(24), 2, 4]}
    yield {"name": "A few large inputs", "args": [rng.normal(size=(5, 24)), 10.0 ** rng.integers(-2, 3, 24), 2, 4]}
    yield {"name": "Equal scores everywhere", "args": [rng.choice([-1.0, 1.0], (6, 40)), np.ones(40), 2, 4]}
    yield {"name": "Many equal scores", "args": [rng.integers(-2, 3, (8, 60)).astype(np.float64), np.ones(60), 3, 6]}
    yield {
        "name": "Many equal scores in long blocks",
        "args": [rng.integers(-2, 3, (5, 160)).astype(np.float64), np.ones(160), 15, 40],
    }
    yield {
        "name": "Equal scores of unequal weights",
        "args": [np.array([[4.0, 2.0, 1.0, 8.0]] * 2), np.array([1.0, 2.0, 4.0, 0.5]), 2, 4],
    }
    yield {
        "name": "Inputs that never occur",
        "args": [rng.normal(size=(4, 16)), rng.random(16) * (rng.random(16) < 0.5), 2, 4],
    }
    yield {"name": "Weights of zero", "args": [np.zeros((3, 8)), rng.random(8), 2, 4]}
    yield {"name": "Negative weights only", "args": [-rng.random((4, 16)), rng.random(16), 2, 4]}
    yield {"name": "Single precision", "args": single(rng, 9, 64)}
    yield {"name": "Single precision, scores that differ in the tenth digit", "args": close_scores()}
    yield {"name": "A view with gaps", "args": [rng.normal(size=(8, 24))[::2, ::-1], rng.random(24), 2, 4]}
    yield {
        "name": "A matrix in column order",
        "args": [np.asfortranarray(rng.normal(size=(7, 20))), rng.random(20), 2, 4],
    }


def layer(rng: np.random.Generator, rows: int, columns: int, n: int, m: int) -> list[Any]:
    return [rng.normal(size=(rows, columns)), rng.gamma(2.0, size=columns), n, m]


def single(rng: np.random.Generator, rows: int, columns: int) -> list[Any]:
    weights, norms, n, m = layer(rng, rows, columns, 2, 4)
    return [weights.astype(np.float32), norms.astype(np.float32), n, m]


def close_scores() -> list[Any]:
    """In single precision the scores of each block would be equal."""
    norms = 1.0 + 1e-10 * np.array([0, 1, 2, 3, 3, 1, 2, 0])
    return [np.ones((2, 8), dtype=np.float32), norms, 2, 4]
