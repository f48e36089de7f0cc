"""Has an answer the documented shape of its kind?"""

import math
import reprlib
from collections.abc import Collection

from assessment.answer_keys import ChoiceKey, ItemKey, MatchKey, MultipleKey, NumberKey, OrderKey, TextKey

MAX_TEXT = 1_000
MAX_CODE = 100_000

KEY_TYPES: dict[str, type[ItemKey]] = {
    "choice": ChoiceKey,
    "multiple": MultipleKey,
    "number": NumberKey,
    "text": TextKey,
    "order": OrderKey,
    "match": MatchKey,
}


class WrongShape(ValueError):
    """An answer that is not of the shape its kind asks for: which field, and what was expected."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class TooLong(WrongShape):
    """Of the right shape, but larger than is taken."""


def validate_answer(kind: str, key: ItemKey | None, answer: object) -> None:
    """Raises WrongShape unless the answer has the shape of its kind; None (a cleared answer) always has.

    `key` is None for code, which has none; ValueError if the key is of another kind.
    """
    if kind == "code":
        return None if answer is None else _code(answer)
    if kind not in KEY_TYPES or not isinstance(key, KEY_TYPES[kind]):
        raise ValueError(f"kind {kind!r} does not go with a key of type {type(key).__name__}")
    if answer is not None:
        check_shape(key, answer)


def check_shape(key: ItemKey, answer: object) -> None:
    """Raises WrongShape unless an answer, not None, has the shape that the key asks for."""
    match key:
        case ChoiceKey():
            _option("answer", answer, key.options)
        case MultipleKey():
            _options(answer, key.options)
        case NumberKey():
            _number(answer)
        case TextKey():
            _string("answer", answer, MAX_TEXT)
        case OrderKey():
            _permutation(answer, key.sequence)
        case MatchKey():
            _matching(answer, key)


def _option(field: str, answer: object, options: Collection[str]) -> None:
    if not isinstance(answer, str) or answer not in options:
        raise WrongShape(field, f"expected one of {', '.join(options)}, got {reprlib.repr(answer)}")


def _options(answer: object, options: Collection[str]) -> None:
    if not isinstance(answer, list):
        raise WrongShape("answer", f"expected a list of option ids, got {reprlib.repr(answer)}")
    for option in answer:
        _option("answer", option, options)
    if len(set(answer)) != len(answer):
        raise WrongShape("answer", "expected each option at most once")


def _number(answer: object) -> None:
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        raise WrongShape("answer", f"expected a number, got {reprlib.repr(answer)}")
    try:
        finite = math.isfinite(answer)
    except OverflowError:  # a whole number too large for a float
        finite = False
    if not finite:
        raise WrongShape("answer", "expected a finite number")


def _permutation(answer: object, sequence: Collection[str]) -> None:
    _options(answer, sequence)
    if not isinstance(answer, list) or len(answer) != len(sequence):
        raise WrongShape("answer", f"expected all {len(sequence)} entries in order")


def _matching(answer: object, key: MatchKey) -> None:
    if not isinstance(answer, dict):
        raise WrongShape("answer", f"expected an object from left to right ids, got {reprlib.repr(answer)}")
    for left, right in answer.items():
        _option("answer", left, key.pairs)
        _option(f"answer.{left}", right, key.right)


def _code(answer: object) -> None:
    if not isinstance(answer, dict) or set(answer) != {"code"}:
        raise WrongShape("answer", 'expected an object {"code": "..."}')
    _string("answer.code", answer["code"], MAX_CODE)


def _string(field: str, value: object, longest: int) -> None:
    if not isinstance(value, str):
        raise WrongShape(field, f"expected a string, got {reprlib.repr(value)}")
    if len(value) > longest:
        raise TooLong(field, f"expected at most {longest} characters, got {len(value)}")
    # PostgreSQL stores neither, so a save would fail later and less clearly.
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise WrongShape(field, "expected text without null characters and lone surrogates")
