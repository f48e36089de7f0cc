"""Scores an answer against the key of its item, for every kind but code, which the grader judges."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from assessment.answer_keys import (
    ChoiceKey,
    ItemKey,
    MatchKey,
    MultipleKey,
    NumberKey,
    OrderKey,
    TextKey,
    key_from,
)
from assessment.answer_shapes import KEY_TYPES, WrongShape, check_shape, validate_answer
from assessment.psychometrics.categories import category_count, score_category

__all__ = ["ItemKey", "Score", "WrongShape", "key_from", "score", "validate_answer"]

_CATEGORIES = {key_type: category_count(kind) for kind, key_type in KEY_TYPES.items()}


@dataclass(frozen=True)
class Score:
    """value in 0..1, the ordered category out of `categories`, and the misconception a wrong answer shows."""

    value: float
    category: int
    categories: int
    misconception: str | None = None


def score(item: ItemKey, answer: object) -> Score:
    """The score of an answer; None (unanswered) is 0. WrongShape if the answer is not of its kind's shape.

    Partial credit: multiple = (right - wrong) / keys, not below 0; order = 2 (share of pairs in the right
    order) - 1, not below 0, so that a random order is worth about nothing; match = share of the pairs.
    """
    value, misconception = 0.0, None
    if answer is not None:
        check_shape(item, answer)
        value, misconception = _mark(item, answer)
    categories = _CATEGORIES[type(item)]
    return Score(value, score_category(value, categories), categories, misconception if value < 1 else None)


def _mark(item: ItemKey, answer: object) -> tuple[float, str | None]:
    match item, answer:
        case ChoiceKey(), str():
            return float(answer == item.key), item.misconceptions.get(answer)
        case MultipleKey(), list():
            return _multiple(item, answer)
        case NumberKey(), int() | float():
            return _number(item, float(answer))
        case TextKey(), str():
            return _text(item, answer)
        case OrderKey(), list():
            return _order(item, answer), None
        case MatchKey(), dict():
            return sum(answer.get(left) == right for left, right in item.pairs.items()) / len(item.pairs), None
    raise TypeError(f"no way to score a {type(answer).__name__} with a {type(item).__name__}")


def _multiple(item: MultipleKey, chosen: list[str]) -> tuple[float, str | None]:
    right = sum(option in item.keys for option in chosen)
    value = max(0, 2 * right - len(chosen)) / len(item.keys)
    return value, _first(item.misconceptions[option] for option in chosen if option in item.misconceptions)


def _number(item: NumberKey, answer: float) -> tuple[float, str | None]:
    says = _first(says for wrong, says in item.misconceptions if _close(item, answer, wrong))
    return float(_close(item, answer, item.value)), says


def _close(item: NumberKey, answer: float, value: float) -> bool:
    rounding = 1e-12 * max(abs(value), abs(answer))  # a decimal on the edge is not exact in binary
    return abs(answer - value) <= item.absolute + item.relative * abs(value) + rounding


def _text(item: TextKey, answer: str) -> tuple[float, str | None]:
    written = _plain(answer)
    says = _first(says for wrong, says in item.misconceptions if _plain(wrong) == written)
    return float(written in map(_plain, item.accept)), says


def _plain(text: str) -> str:
    # NFC: the same accented letter is one code point on one keyboard and two on another.
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())


def _order(item: OrderKey, answer: list[str]) -> float:
    place = {entry: position for position, entry in enumerate(answer)}
    pairs = list(combinations(item.sequence, 2))
    concordant = sum(place[first] < place[second] for first, second in pairs)
    return max(0.0, 2 * concordant / len(pairs) - 1)


def _first(sayings: Iterable[str]) -> str | None:
    return next(iter(sayings), None)
