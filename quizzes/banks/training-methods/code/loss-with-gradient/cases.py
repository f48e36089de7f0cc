from collections.abc import Iterator
from typing import Any

import numpy as np

IGNORED = -100


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    example = np.array([[[0.0, 0.0], [np.log(3.0), 0.0], [5.0, 5.0]]])
    yield {"name": "The example", "visible": True, "args": [example, np.array([[0, 1, 0]])]}
    yield {
        "name": "A prompt that is not learnt",
        "visible": True,
        "args": [rng.normal(size=(1, 4, 3)).round(1), np.array([[IGNORED, IGNORED, 2, 0]])],
    }
    yield {"name": "Every label counts", "args": [rng.normal(size=(3, 5, 7)), rng.integers(0, 7, (3, 5))]}
    yield {
        "name": "Answers of unequal length",
        "args": batch(rng, 4, 12, 9, [1, 3, 6, 11]),
        "hint": "The mean is taken over all predictions, not sequence by sequence.",
    }
    yield {"name": "Labels that are ignored in between", "args": scattered(rng, 3, 10, 6, 0.5)}
    yield {"name": "Token 0 as a label", "args": [rng.normal(size=(2, 4, 5)), np.zeros((2, 4), dtype=np.int64)]}
    yield {"name": "Only the first label counts", "args": [rng.normal(size=(1, 3, 4)), np.array([[2, IGNORED, IGNORED]])]}
    yield {"name": "Only the last label counts", "args": [rng.normal(size=(1, 3, 4)), np.array([[IGNORED, IGNORED, 1]])]}
    yield {"name": "No label counts", "args": [rng.normal(size=(2, 3, 4)), np.full((2, 3), IGNORED)]}
    yield {"name": "One position", "args": [rng.normal(size=(2, 1, 4)), np.array([[1], [2]])]}
    yield {"name": "No sequence", "args": [np.zeros((0, 4, 5)), np.zeros((0, 4), dtype=np.int64)]}
    yield {"name": "A vocabulary of one", "args": [rng.normal(size=(2, 3, 1)), np.zeros((2, 3), dtype=np.int64)]}
    yield {
        "name": "Scores far above zero",
        "args": [rng.normal(size=(2, 4, 6)) * 50 + 4000, rng.integers(0, 6, (2, 4))],
    }
    yield {
        "name": "Scores far below zero",
        "args": [rng.normal(size=(2, 4, 6)) * 50 - 4000, rng.integers(0, 6, (2, 4))],
    }
    yield {"name": "Scores wide apart", "args": [rng.normal(size=(2, 6, 8)) * 400, rng.integers(0, 8, (2, 6))]}
    yield {
        "name": "Rows on different scales",
        "args": [rng.normal(size=(2, 4, 6)) + np.array([3000, -3000, 0, 900])[:, None], rng.integers(0, 6, (2, 4))],
    }
    yield {"name": "Tokens that are forbidden", "args": forbidden(rng)}
    yield {
        "name": "Half precision",
        "args": [(rng.normal(size=(2, 40, 700)) * 4).astype(np.float16), rng.integers(0, 700, (2, 40))],
        "points": 2,
    }
    yield {
        "name": "Single precision, labels of 32 bits",
        "args": [
            rng.normal(size=(2, 9, 30)).astype(np.float32) + np.float32(300),
            rng.integers(0, 30, (2, 9)).astype(np.int32),
        ],
    }
    yield {"name": "A larger batch", "args": scattered(rng, 6, 60, 80, 0.3), "points": 2}


def batch(rng: np.random.Generator, sequences: int, positions: int, size: int, lengths: list[int]) -> list[np.ndarray]:
    """Logits and labels in which only the last tokens of each sequence count."""
    labels = rng.integers(0, size, (sequences, positions))
    for row, length in zip(labels, lengths, strict=True):
        row[:-length] = IGNORED
    return [rng.normal(size=(sequences, positions, size)) * 2, labels]


def scattered(rng: np.random.Generator, sequences: int, positions: int, size: int, ignored: float) -> list[np.ndarray]:
    labels = rng.integers(0, size, (sequences, positions))
    labels[rng.random(labels.shape) < ignored] = IGNORED
    return [rng.normal(size=(sequences, positions, size)) * 3, labels]


def forbidden(rng: np.random.Generator) -> list[np.ndarray]:
    logits = rng.normal(size=(2, 5, 6))
    labels = rng.integers(0, 3, (2, 5))
    logits[:, :, 4:] = -np.inf
    return [logits, labels]
