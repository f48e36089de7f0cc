"""Answers of many learners side by side, and the order in which they are taken in together."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import IntArray
from assessment.psychometrics.item_model import ItemArray


@dataclass(frozen=True, eq=False)
class AnswerLog:
    """n answers in the order given: numbers of the person, of the item and of the category reached, each (n,)."""

    person: IntArray
    item: IntArray
    category: IntArray

    def __len__(self) -> int:
        return self.person.size

    @property
    def persons(self) -> int:
        """How many persons there are: one more than the largest number."""
        return int(self.person.max(initial=-1)) + 1


def answer_log(person: ArrayLike, item: ArrayLike, category: ArrayLike, items: ItemArray) -> AnswerLog:
    """A log over these items; ValueError names what is not a whole number, out of range or of another length."""
    columns = {"person": person, "item": item, "category": category}
    found = {name: _whole_numbers(name, values) for name, values in columns.items()}
    if len({values.size for values in found.values()}) != 1:
        sizes = ", ".join(f"{name} {values.size}" for name, values in found.items())
        raise ValueError(f"person, item, category: expected the same length, got {sizes}")
    log = AnswerLog(**found)
    if log.item.max(initial=-1) >= len(items):
        raise ValueError(f"item: expected numbers below {len(items)}, got {log.item.max()}")
    categories = np.isfinite(items.steps).sum(axis=1) + 1
    if (beyond := log.category >= categories[log.item]).any():
        place = int(np.argmax(beyond))
        highest = categories[log.item[place]] - 1
        raise ValueError(f"category: item {log.item[place]} has 0 to {highest}, got {log.category[place]}")
    return log


def blocks(log: AnswerLog, size: int) -> Iterator[tuple[IntArray, list[IntArray]]]:
    """Blocks of at most `size` persons who answered, those with most answers first, and their answers by turn.

    Each block is the persons (B,) and for turn t the places in the log of the t-th answers; turn t belongs to the
    first persons of the block, as many as answered so often. So all of a block advance together.
    """
    counts = np.bincount(log.person, minlength=log.persons)
    starts = np.concatenate([[0], np.cumsum(counts)])
    by_person = np.argsort(log.person, kind="stable")
    busiest = np.argsort(-counts, kind="stable")
    busiest = busiest[counts[busiest] > 0]
    for first in range(0, busiest.size, size):
        members = busiest[first : first + size]
        yield (
            members,
            [by_person[starts[members[counts[members] > turn]] + turn] for turn in range(int(counts[members[0]]))],
        )


def _whole_numbers(name: str, values: ArrayLike) -> IntArray:
    numbers = np.asarray(values)
    if numbers.ndim != 1 or not (np.issubdtype(numbers.dtype, np.integer) or numbers.size == 0):
        raise ValueError(f"{name}: expected whole numbers of shape (n,), got {numbers.dtype} {numbers.shape}")
    if numbers.size and numbers.min() < 0:
        raise ValueError(f"{name}: expected numbers >= 0, got {numbers.min()}")
    return numbers.astype(np.int64)
