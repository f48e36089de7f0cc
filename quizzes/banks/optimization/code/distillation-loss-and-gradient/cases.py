from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    teacher = np.array([[[2 * np.log(3), 0.0], [5.0, 1.0]]])
    yield {"name": "The example", "visible": True, "args": [np.zeros((1, 2, 2)), teacher, np.array([[1, 0]]), 2.0]}
    yield {"name": "A small batch at temperature 1", "visible": True, "args": batch(rng, 2, 3, 5, 1.0)}
    yield {"name": "One position, two tokens", "args": batch(rng, 1, 1, 2, 3.0)}
    yield {"name": "A vocabulary of one", "args": batch(rng, 2, 2, 1, 2.0)}
    yield {"name": "A high temperature", "args": batch(rng, 2, 4, 9, 20.0)}
    yield {"name": "A low temperature", "args": batch(rng, 2, 4, 9, 0.25)}
    yield {"name": "Student and teacher agree", "args": agreeing(rng)}
    yield {"name": "They agree but for a constant", "args": agreeing(rng, offset=7.0)}
    yield {"name": "Padding at the ends", "args": padded(rng, [5, 1, 3], 8)}
    yield {"name": "An integer mask with other values than 1", "args": padded(rng, [4, 2], 6, value=5)}
    yield {"name": "One sequence is padding only", "args": padded(rng, [0, 4], 6)}
    yield {"name": "No position counts", "args": padded(rng, [0, 0], 6)}
    yield {
        "name": "An empty batch",
        "args": [np.zeros((0, 4, 5)), np.zeros((0, 4, 5)), np.zeros((0, 4), dtype=bool), 2.0],
    }
    yield {"name": "Not-a-numbers where nothing counts", "args": spoiled(rng)}
    yield {"name": "Logits far above zero", "args": shifted(rng, 5000.0)}
    yield {"name": "Logits far below zero", "args": shifted(rng, -5000.0)}
    yield {"name": "Positions at very different heights", "args": uneven(rng)}
    yield {"name": "A teacher that is all but certain", "args": sharp(rng, of_teacher=900.0, of_student=1.0)}
    yield {"name": "A student that is all but certain", "args": sharp(rng, of_teacher=1.0, of_student=900.0)}
    yield {"name": "Both certain, of different tokens", "args": sharp(rng, of_teacher=900.0, of_student=900.0)}
    yield {"name": "Tokens forbidden to both", "args": forbidden(rng, student=True)}
    yield {"name": "Tokens forbidden to the teacher", "args": forbidden(rng, student=False)}
    yield {"name": "A token forbidden to the student alone", "args": impossible(rng)}
    yield {"name": "Half precision", "args": typed(rng, np.float16)}
    yield {"name": "Single precision, a boolean mask", "args": typed(rng, np.float32)}
    yield {"name": "A larger batch", "args": padded(rng, [16, 3, 16, 9], 800), "points": 2}


def batch(rng: np.random.Generator, rows: int, time: int, vocabulary: int, temperature: float) -> list[Any]:
    student, teacher = rng.normal(0, 2, (2, rows, time, vocabulary))
    return [student, teacher, np.ones((rows, time), dtype=np.int64), temperature]


def padded(rng: np.random.Generator, lengths: list[int], vocabulary: int, value: int = 1) -> list[Any]:
    student, teacher, _, _ = batch(rng, len(lengths), max(max(lengths), 3), vocabulary, 1.0)
    student *= np.arange(1, len(lengths) + 1)[:, None, None]
    mask = value * (np.arange(student.shape[1]) < np.array(lengths)[:, None])
    return [student, teacher, mask, 2.5]


def agreeing(rng: np.random.Generator, offset: float = 0.0) -> list[Any]:
    student, _, mask, _ = batch(rng, 2, 3, 6, 1.0)
    return [student, student + offset, mask, 2.0]


def spoiled(rng: np.random.Generator) -> list[Any]:
    student, teacher, mask, temperature = padded(rng, [3, 1], 5)
    student[1, 1:], teacher[1, 1:] = np.nan, np.inf
    return [student, teacher, mask, temperature]


def shifted(rng: np.random.Generator, offset: float) -> list[Any]:
    student, teacher, mask, _ = batch(rng, 2, 3, 7, 1.0)
    return [student + offset, teacher + offset / 2, mask, 1.5]


def uneven(rng: np.random.Generator) -> list[Any]:
    student, teacher, mask, _ = batch(rng, 3, 2, 7, 1.0)
    heights = np.array([-3000.0, 0.0, 3000.0])[:, None, None]
    return [student + heights, teacher - heights, mask, 1.5]


def sharp(rng: np.random.Generator, of_teacher: float, of_student: float) -> list[Any]:
    student, teacher, mask, _ = batch(rng, 2, 3, 6, 1.0)
    student[..., 1] += of_student
    teacher[..., 4] += of_teacher
    return [student, teacher, mask, 1.0]


def forbidden(rng: np.random.Generator, student: bool) -> list[Any]:
    args = batch(rng, 2, 4, 8, 3.0)
    barred = (rng.random(args[1].shape) < 0.4) & (np.arange(8) > 0)
    args[1][barred] = -np.inf
    if student:
        args[0][barred] = -np.inf
    return args


def impossible(rng: np.random.Generator) -> list[Any]:
    args = batch(rng, 1, 3, 5, 2.0)
    args[0][0, 1, 2] = -np.inf
    return args


def typed(rng: np.random.Generator, dtype: type) -> list[Any]:
    student, teacher, mask, temperature = padded(rng, [6, 4, 1], 300)
    return [student.astype(dtype), teacher.astype(dtype), mask.astype(bool), temperature]
