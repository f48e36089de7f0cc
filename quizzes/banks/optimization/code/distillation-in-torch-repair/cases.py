from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    teacher = np.array([[[2.1972246, 0.0], [3.0, 5.0]]], dtype=np.float32)
    labels = np.array([[0, -100]])
    yield {"name": "The example", "visible": True, "args": [np.zeros((1, 2, 2), np.float32), teacher, labels, 2.0, 0.5]}
    yield {"name": "Two sequences without padding", "visible": True, "args": batch(rng, [3, 3], 5, 2.0, 0.3)}
    yield {"name": "Soft targets only", "args": batch(rng, [4, 4], 6, 2.0, 0.0)}
    yield {"name": "Hard labels only", "args": batch(rng, [4, 2], 6, 2.0, 1.0)}
    yield {"name": "Student and teacher agree", "args": agreeing(rng)}
    yield {"name": "One position", "args": batch(rng, [1], 7, 3.0, 0.4)}
    yield {"name": "As many positions as sequences and tokens", "args": batch(rng, [4, 4, 4, 4], 4, 2.0, 0.5)}
    yield {"name": "Sequences of unequal length", "args": batch(rng, [6, 1, 3], 9, 2.0, 0.5)}
    yield {"name": "Unequal length, soft targets only", "args": batch(rng, [1, 7], 9, 2.0, 0.0)}
    yield {"name": "One sequence is padding only", "args": batch(rng, [0, 5], 9, 2.0, 0.5)}
    yield {"name": "No position counts", "args": batch(rng, [0, 0], 5, 2.0, 0.5)}
    yield {"name": "Huge logits at padding", "args": loud_padding(rng)}
    yield {"name": "Gaps within sequences", "args": gaps(rng)}
    yield {"name": "Temperature 1", "args": batch(rng, [5, 2], 8, 1.0, 0.2)}
    yield {"name": "A high temperature", "args": batch(rng, [5, 2], 8, 8.0, 0.2)}
    yield {"name": "A low temperature", "args": batch(rng, [5, 2], 8, 0.5, 0.2)}
    yield {"name": "A certain teacher", "args": sharp(rng, 60.0)}
    yield {"name": "Logits of some thousands", "args": sharp(rng, 4000.0)}
    yield {"name": "A large vocabulary", "args": batch(rng, [6, 4], 2000, 2.0, 0.1)}
    yield {"name": "A vocabulary of two", "args": batch(rng, [6, 4], 2, 2.0, 0.9)}
    yield {"name": "Single precision", "args": single(rng)}
    yield {"name": "A larger batch", "args": batch(rng, [20, 3, 17, 20, 9, 1], 150, 3.0, 0.25), "points": 2}


def batch(rng: np.random.Generator, lengths: list[int], vocabulary: int, temperature: float, alpha: float) -> list[Any]:
    shape = (len(lengths), max(max(lengths), 2))
    student, teacher = rng.normal(0, 2, (2, *shape, vocabulary))
    counts = np.arange(shape[1]) < np.array(lengths)[:, None]
    return [student, teacher, np.where(counts, rng.integers(vocabulary, size=shape), -100), temperature, alpha]


def agreeing(rng: np.random.Generator) -> list[Any]:
    args = batch(rng, [3, 2], 6, 3.0, 0.0)
    return [args[1].copy(), *args[1:]]


def loud_padding(rng: np.random.Generator) -> list[Any]:
    args = batch(rng, [5, 2], 6, 2.0, 0.5)
    args[0][1, 2:], args[1][1, 3:] = 1e4, -1e4
    args[1][1, 2:, 1] = 1e4
    return args


def gaps(rng: np.random.Generator) -> list[Any]:
    args = batch(rng, [8, 8, 8], 7, 2.0, 0.5)
    args[2][rng.random(args[2].shape) < 0.4] = -100
    return args


def sharp(rng: np.random.Generator, height: float) -> list[Any]:
    args = batch(rng, [4, 3], 6, 1.5, 0.4)
    args[0][..., 2] += height / 2
    args[1][..., 3] += height
    return args


def single(rng: np.random.Generator) -> list[Any]:
    student, teacher, *rest = batch(rng, [7, 5], 30, 2.0, 0.5)
    return [student.astype(np.float32), teacher.astype(np.float32), *rest]
