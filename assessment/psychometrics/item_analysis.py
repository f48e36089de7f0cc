"""Classical item analysis: how hard is an item, and does it tell strong persons from weak ones?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.correlation import correlation
from assessment.psychometrics.distractors import ChosenOptions, OptionStatistics, option_statistics
from assessment.psychometrics.form_answers import MISSING, form_answers

MINIMUM_PERSONS: Final = 50  # with fewer, the standard error of a correlation passes .14: no ground for a flag
LOW_ITEM_REST: Final = 0.15
DIFFICULTIES: Final = (0.1, 0.95)


class ItemFlag(StrEnum):
    NOT_ENOUGH_DATA = "not_enough_data"
    TOO_HARD = "too_hard"
    TOO_EASY = "too_easy"
    LOW_ITEM_REST = "low_item_rest"
    ATTRACTIVE_DISTRACTOR = "attractive_distractor"


@dataclass(frozen=True)
class ItemStatistics:
    """Classical figures of one item over the `persons` who answered it.

    difficulty: mean category over the highest, so 1 is easy (None when nobody answered); item_total, item_rest:
    correlation of the item with the score on all items and on all others, 0 where nothing varies.
    """

    persons: int
    difficulty: float | None
    item_total: float
    item_rest: float
    options: tuple[OptionStatistics, ...]
    flags: tuple[ItemFlag, ...]


def item_analysis(
    responses: ArrayLike,
    *,
    highest: ArrayLike | None = None,
    options: Mapping[int, ChosenOptions] | None = None,
    minimum: int = MINIMUM_PERSONS,
) -> list[ItemStatistics]:
    """Statistics of each item of `responses` (N, J): ordered categories, NaN where missing.

    highest (J,) is the top category of each item, by default the highest seen; options holds what was chosen,
    by the number of the item's column. Flags: rest correlation below .15, difficulty outside .1 to .95, a
    distractor with a positive rest correlation; below `minimum` persons only "not enough data". With gaps a
    person's score is the mean distance of the answers from their items' means, so that hard items are no
    disadvantage; without gaps that orders persons as the plain sum does. ValueError names what does not fit.
    """
    categories = form_answers(responses).categories
    top = _highest(categories, highest)
    chosen = dict(options or {})
    if not chosen.keys() <= set(range(top.size)):
        raise ValueError(f"options: expected columns 0 to {top.size - 1}, got {sorted(chosen)}")
    total, answered = _distances(categories)
    return [_item(categories[:, j], top[j], total, answered, chosen.get(j), minimum) for j in range(top.size)]


def _item(
    categories: NDArray[np.int8],
    highest: float,
    total: FloatArray,
    answered: FloatArray,
    chosen: ChosenOptions | None,
    minimum: int,
) -> ItemStatistics:
    x = np.where(categories == MISSING, np.nan, categories)
    persons = int((categories != MISSING).sum())
    mean = float(np.nanmean(x)) if persons else 0.0
    others = np.where(answered > 1, answered - 1, np.nan)
    rest = (total - (x - mean)) / others
    item_rest = correlation(x, rest)
    difficulty = mean / highest if persons else None
    found = option_statistics(chosen, rest) if chosen else ()
    enough = difficulty is not None and persons >= minimum
    flags = tuple(_flags(mean / highest, item_rest, found)) if enough else (ItemFlag.NOT_ENOUGH_DATA,)
    return ItemStatistics(persons, difficulty, correlation(x, total / np.maximum(answered, 1)), item_rest, found, flags)


def _flags(difficulty: float, item_rest: float, options: tuple[OptionStatistics, ...]) -> Iterator[ItemFlag]:
    if difficulty < DIFFICULTIES[0]:
        yield ItemFlag.TOO_HARD
    if difficulty > DIFFICULTIES[1]:
        yield ItemFlag.TOO_EASY
    if item_rest < LOW_ITEM_REST:
        yield ItemFlag.LOW_ITEM_REST
    if any(option.attracts_the_strong for option in options):
        yield ItemFlag.ATTRACTIVE_DISTRACTOR


def _highest(categories: NDArray[np.int8], highest: ArrayLike | None) -> FloatArray:
    seen = np.maximum(categories.max(axis=0), 1).astype(float)
    top = seen if highest is None else np.asarray(highest, dtype=float)
    if top.shape != seen.shape or not (top >= seen).all() or not np.isfinite(top).all():
        raise ValueError(f"highest: expected {seen.size} categories, each at least 1 and any answer, got {top}")
    return top


def _distances(categories: NDArray[np.int8]) -> tuple[FloatArray, FloatArray]:
    """Of each person (N,): the sum of the answers' distances from their items' means, and how many there are."""
    seen = categories != MISSING
    means = np.sum(categories, axis=0, where=seen) / np.maximum(seen.sum(axis=0), 1)
    total = np.sum(categories, axis=1, where=seen) - seen @ means
    return np.asarray(total, dtype=float), seen.sum(axis=1).astype(float)
