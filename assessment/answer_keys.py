"""The keys of items: what a right answer is, for every kind but code, which the grader judges."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ChoiceKey:
    key: str
    options: tuple[str, ...]
    misconceptions: Mapping[str, str]


@dataclass(frozen=True)
class MultipleKey:
    keys: frozenset[str]
    options: tuple[str, ...]
    misconceptions: Mapping[str, str]


@dataclass(frozen=True)
class NumberKey:
    """Right within an absolute tolerance, to which a relative one adds its share of |value|."""

    value: float
    absolute: float
    relative: float
    misconceptions: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class TextKey:
    accept: tuple[str, ...]
    misconceptions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OrderKey:
    sequence: tuple[str, ...]


@dataclass(frozen=True)
class MatchKey:
    pairs: Mapping[str, str]
    right: tuple[str, ...]


ItemKey = ChoiceKey | MultipleKey | NumberKey | TextKey | OrderKey | MatchKey


def key_from(kind: str, data: Mapping[str, Any]) -> ItemKey:
    """The key of a variant from its stored form; ValueError names the kind and the field that is wrong."""
    if kind not in _READERS:
        raise ValueError(f"kind: expected one of {', '.join(_READERS)}, got {kind!r}")
    try:
        return _READERS[kind](data)
    except KeyError as missing:
        raise ValueError(f"{kind} key: the field {missing} is missing") from None
    except (TypeError, AttributeError, ValueError) as wrong:
        raise ValueError(f"{kind} key: {wrong}") from wrong


def _choice(data: Mapping[str, Any]) -> ChoiceKey:
    options = _distinct("options", data["options"])
    _within("key", [data["key"]], options)
    return ChoiceKey(data["key"], options, dict(data.get("misconceptions", {})))


def _multiple(data: Mapping[str, Any]) -> MultipleKey:
    options, keys = _distinct("options", data["options"]), _distinct("keys", data["keys"])
    _within("keys", keys, options)
    return MultipleKey(frozenset(keys), options, dict(data.get("misconceptions", {})))


def _number(data: Mapping[str, Any]) -> NumberKey:
    value, tolerance = float(data["value"]), data["tolerance"]
    absolute, relative = float(tolerance.get("absolute", 0)), float(tolerance.get("relative", 0))
    if not (math.isfinite(value) and 0 <= absolute < math.inf and 0 <= relative < math.inf):
        raise ValueError("value, tolerance: expected finite numbers, the tolerance >= 0")
    said = tuple((float(wrong["value"]), str(wrong["says"])) for wrong in data.get("misconceptions", ()))
    return NumberKey(value, absolute, relative, said)


def _text(data: Mapping[str, Any]) -> TextKey:
    said = tuple((str(wrong["answer"]), str(wrong["says"])) for wrong in data.get("misconceptions", ()))
    return TextKey(_distinct("accept", data["accept"]), said)


def _order(data: Mapping[str, Any]) -> OrderKey:
    sequence = _distinct("sequence", data["sequence"])
    if len(sequence) < 2:
        raise ValueError("sequence: expected at least two entries")
    return OrderKey(sequence)


def _match(data: Mapping[str, Any]) -> MatchKey:
    right, pairs = _distinct("right", data["right"]), dict(data["pairs"])
    if not pairs:
        raise ValueError("pairs: expected at least one")
    _within("pairs", list(pairs.values()), right)
    return MatchKey(pairs, right)


_READERS: dict[str, Callable[[Mapping[str, Any]], ItemKey]] = {
    "choice": _choice,
    "multiple": _multiple,
    "number": _number,
    "text": _text,
    "order": _order,
    "match": _match,
}


def _distinct(field: str, values: Any) -> tuple[str, ...]:
    listed = isinstance(values, list | tuple) and all(isinstance(value, str) for value in values)
    if not listed or not values or len(set(values)) != len(values):
        raise ValueError(f"{field}: expected a list of different strings, got {values!r}")
    return tuple(values)


def _within(field: str, chosen: list[str] | tuple[str, ...], options: tuple[str, ...]) -> None:
    unknown = [one for one in chosen if one not in options]
    if unknown:
        raise ValueError(f"{field}: {unknown[0]!r} is not one of {', '.join(options)}")
