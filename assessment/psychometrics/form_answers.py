"""Answers of many persons to the items of one form: ordered categories, some of them missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray, finite_vector

MISSING: Final = -1
MOST_STEPS: Final = 100
_BLOCK: Final = 1 << 18


@dataclass(frozen=True, eq=False)
class FormAnswers:
    """Categories (N, J) of one byte, -1 where there is no answer; frequencies (N,); steps (J,), the top category.

    Row i stands for frequencies[i] persons with the same answers.
    """

    categories: NDArray[np.int8]
    frequencies: FloatArray
    steps: IntArray
    complete: bool

    @property
    def persons(self) -> float:
        """The number of persons, frequencies counted."""
        return float(self.frequencies.sum())

    @property
    def items(self) -> int:
        return int(self.categories.shape[1])

    def blocks(self, numbers: int, per_person: int = 0) -> Iterator[slice]:
        """Slices of persons with about so many numbers, so that they stay in the processor's cache.

        A person counts for `per_person` numbers, or for the answers if those are more.
        """
        rows = max(64, numbers // max(per_person, self.items))
        return (slice(first, first + rows) for first in range(0, len(self.categories), rows))

    def answered(self) -> BoolArray:
        """Where there is an answer, (N, J)."""
        return np.asarray(self.categories >= 0)

    def category_counts(self) -> FloatArray:
        """Persons in each category of each item, (J, K + 1)."""
        counts = np.zeros((self.items, int(self.steps.max()) + 1))
        for rows in self.blocks(_BLOCK):
            categories, frequencies = self.categories[rows], self.frequencies[rows]
            for k in range(counts.shape[1]):
                counts[:, k] += frequencies @ (categories == k).astype(float)
        return counts


def form_answers(
    responses: ArrayLike | FormAnswers, frequencies: ArrayLike | None = None, steps: ArrayLike | None = None
) -> FormAnswers:
    """Answers (N, J) as categories 0, 1, ...; NaN or -1 is a missing one.

    `steps` (J,), the top category of each item, is taken from the data when not given (at least 1).
    ValueError names the argument, what was expected and what was given.
    """
    if isinstance(responses, FormAnswers):
        return responses if steps is None else form_answers(responses.categories, responses.frequencies, steps)
    categories = _categories(np.asarray(responses))
    persons, items = categories.shape
    highest = np.maximum(categories.max(axis=0), 1)
    top = np.asarray(highest, dtype=np.int64) if steps is None else _given_steps(steps, items)
    if (highest > top).any() and (categories > top).any():
        item = int(np.argmax(categories.max(axis=0) > top))
        raise ValueError(f"responses: item {item} has {top[item]} as top category, got {highest[item]}")
    counts = np.ones(persons) if frequencies is None else finite_vector("frequencies", frequencies, persons)
    if (counts < 0).any() or not counts.any():
        raise ValueError("frequencies: expected numbers >= 0, at least one of them > 0")
    return FormAnswers(categories, counts, top, bool(categories.min() >= 0))


def _categories(values: NDArray[np.generic]) -> NDArray[np.int8]:
    if values.ndim != 2 or values.size == 0:
        raise ValueError(f"responses: expected shape (persons, items), at least one of each, got {values.shape}")
    if values.dtype.kind not in "biuf":
        raise ValueError(f"responses: expected numbers, got {values.dtype}")
    if values.dtype.kind == "f":
        values = np.where(np.isnan(values), MISSING, values)
    low, high = values.min(), values.max()
    if low < MISSING or high > MOST_STEPS:
        raise ValueError(f"responses: expected 0 to {MOST_STEPS}, or -1 or NaN for none, got {low} to {high}")
    categories = np.ascontiguousarray(values, dtype=np.int8)
    if values.dtype.kind == "f" and (categories != values).any():
        raise ValueError(f"responses: expected whole numbers, got {values[categories != values][0]}")
    return categories


def _given_steps(steps: ArrayLike, items: int) -> IntArray:
    top = finite_vector("steps", steps, items)
    if (top < 1).any() or (top > MOST_STEPS).any() or (top != np.floor(top)).any():
        raise ValueError(f"steps: expected whole numbers from 1 to {MOST_STEPS}, got {top}")
    return top.astype(np.int64)
