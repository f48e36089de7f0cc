from collections.abc import Iterator
from typing import Any

import numpy as np

IGNORED = -100


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    tiny = [(np.array([[0, 1]]), np.array([[1, IGNORED]]))]
    yield {"name": "The example", "visible": True, "args": [np.zeros((2, 3), np.float32), np.zeros((3, 2), np.float32), tiny, 0.1, 1.0]}
    yield {
        "name": "Two micro-batches of equal size",
        "visible": True,
        "args": [*weights(rng, 4, 2), [batch(rng, 4, 2, 3), batch(rng, 4, 2, 3)], 0.5, 100.0],
        "hint": "Divide by the number of labels in both.",
    }
    yield {"name": "One micro-batch", "args": [*weights(rng, 5, 3), [batch(rng, 5, 2, 4, 0.3)], 0.1, 100.0]}
    yield {
        "name": "Micro-batches of unequal size",
        "args": [*weights(rng, 6, 3), [batch(rng, 6, 1, 2), batch(rng, 6, 4, 9), batch(rng, 6, 2, 5)], 0.3, 100.0],
        "hint": "Every label weighs the same, whichever micro-batch it is in.",
    }
    yield {
        "name": "Many labels ignored",
        "args": [*weights(rng, 6, 3), [batch(rng, 6, 3, 8, 0.1), batch(rng, 6, 3, 8, 0.9)], 0.3, 100.0],
        "hint": "Count labels, not positions.",
    }
    yield {
        "name": "A micro-batch in which nothing counts",
        "args": [*weights(rng, 5, 2), [batch(rng, 5, 2, 3), batch(rng, 5, 2, 3, 1.0)], 0.3, 100.0],
        "hint": "The mean over no labels is NaN.",
    }
    yield {
        "name": "The first micro-batch counts nothing",
        "args": [*weights(rng, 5, 2), [batch(rng, 5, 2, 3, 1.0), batch(rng, 5, 2, 3)], 0.3, 100.0],
        "hint": "The mean over no labels is NaN.",
    }
    yield {
        "name": "Clipped, one micro-batch",
        "args": [*weights(rng, 6, 4, 3.0), [batch(rng, 6, 2, 6)], 0.5, 0.05],
    }
    yield {
        "name": "Clipped, several micro-batches",
        "args": [*weights(rng, 6, 4, 3.0), [batch(rng, 6, 2, 6), batch(rng, 6, 2, 6), batch(rng, 6, 1, 6)], 0.5, 0.05],
        "hint": "Clip once, when the gradient is complete.",
        "points": 2,
    }
    yield {
        "name": "A limit between the parts and the whole",
        "args": [*weights(rng, 3, 2, 2.0), [same(0, 1), same(0, 1), same(0, 1)], 0.5, 0.3],
        "hint": "Clip once, when the gradient is complete.",
    }
    yield {
        "name": "Gradients that cancel",
        "args": [*weights(rng, 3, 2, 0.0), [same(0, 1), same(0, 2)], 0.5, 1.0],
    }
    yield {"name": "A large rate", "args": [*weights(rng, 5, 3), [batch(rng, 5, 3, 4), batch(rng, 5, 1, 2)], 20.0, 0.7]}
    yield {"name": "A rate of zero", "args": [*weights(rng, 5, 3), [batch(rng, 5, 3, 4), batch(rng, 5, 1, 2)], 0.0, 0.7]}
    yield {"name": "One label in all", "args": [*weights(rng, 5, 3), [same(2, 4), batch(rng, 5, 2, 2, 1.0)], 0.1, 0.01]}
    yield {"name": "Token 0 as a label", "args": [*weights(rng, 4, 3), [same(1, 0), same(2, 0), batch(rng, 4, 1, 5)], 0.2, 9.0]}
    yield {
        "name": "Weights in double precision",
        "args": [*[w.astype(np.float64) for w in weights(rng, 7, 3)], [batch(rng, 7, 2, 3, 0.4), batch(rng, 7, 5, 2)], 0.2, 0.3],
    }
    yield {
        "name": "Eight micro-batches",
        "args": [*weights(rng, 40, 16), [batch(rng, 40, 4, int(rng.integers(3, 30)), 0.5) for _ in range(8)], 0.5, 0.1],
        "points": 2,
    }


def weights(rng: np.random.Generator, size: int, width: int, scale: float = 1.0) -> list[np.ndarray]:
    return [(rng.normal(size=shape) * scale).astype(np.float32) for shape in ((size, width), (width, size))]


def batch(rng: np.random.Generator, size: int, sequences: int, positions: int, ignored: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    labels = rng.integers(0, size, (sequences, positions))
    labels[rng.random(labels.shape) < ignored] = IGNORED
    return rng.integers(0, size, (sequences, positions)), labels


def same(token: int, label: int) -> tuple[np.ndarray, np.ndarray]:
    return np.array([[token]]), np.array([[label]])
