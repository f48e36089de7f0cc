"""Draws the variants of an item: parameter combinations and shown orders.

Everything is ordered by SHA-256 of a seed (the item's name) and an index, so the same item gets the same
variants on every machine and every version of Python; a random generator's stream is not promised to stay.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from quizzes.arithmetic import ArithmeticProblem, Expression, Number, evaluate

MAX_COMBINATIONS = 100_000


@dataclass(frozen=True)
class Parametrisation:
    """What may be drawn: values per parameter, formulas in order, a filter, and how many to draw."""

    parameters: Mapping[str, Sequence[Number]]
    formulas: Mapping[str, Expression] = field(default_factory=dict)
    where: Expression | None = None
    variants: int = 20


def draw(parametrisation: Parametrisation, seed: str) -> list[dict[str, Number]]:
    """`variants` different combinations, each with its formulas' values, in an order that `seed` decides.

    Raises ArithmeticProblem when too few combinations are allowed, or one has no value.
    """
    drawn: list[dict[str, Number]] = []
    for combination in _combinations(parametrisation.parameters, seed):
        completed = _completed(parametrisation, combination)
        if completed is not None:
            drawn.append(completed)
        if len(drawn) == parametrisation.variants:
            return drawn
    wanted = parametrisation.variants
    raise ArithmeticProblem(f"expected at least {wanted} allowed combinations of the values, got {len(drawn)}")


def span(first: Number, last: Number, step: Number) -> list[Number]:
    """first, first + step, ... up to and including last, without the rounding noise of repeated addition."""
    start, end, stride = (Decimal(repr(number)) for number in (first, last, step))
    if stride <= 0 or end < start:
        raise ArithmeticProblem(
            f"expected [first, last, step] with first <= last and step > 0, got {[first, last, step]}"
        )
    count = int((end - start) / stride) + 1
    if count > MAX_COMBINATIONS:
        raise ArithmeticProblem(f"expected at most {MAX_COMBINATIONS} values, got {count}")
    whole = all(isinstance(number, int) for number in (first, step))
    return [int(value) if whole else float(value) for value in (start + k * stride for k in range(count))]


def permuted(count: int, seed: str) -> list[int]:
    """0 ... count - 1 in an order that only `seed` decides."""
    return sorted(range(count), key=lambda index: sha256(f"{seed}\0{index}".encode()).digest())


def orders(count: int, how_many: int, seed: str, *, leave_out_sorted: bool = False) -> list[list[int]]:
    """Different orders of 0 ... count - 1: `how_many`, or all there are if that is fewer.

    They come as rotations of one order, then of the next, so that over the variants every option, the key
    too, stands equally often in every place. `leave_out_sorted` leaves out 0, 1, 2, ..., for items whose
    answer it is.
    """
    wanted = min(how_many, math.factorial(count) - leave_out_sorted)
    found: list[list[int]] = []
    trial = 0
    while len(found) < wanted:
        base, turn = divmod(trial, count)
        order = permuted(count, f"{seed}\0order\0{base}")
        order = order[turn:] + order[:turn]
        trial += 1
        if order not in found and not (leave_out_sorted and order == sorted(order)):
            found.append(order)
    return found


def _combinations(parameters: Mapping[str, Sequence[Number]], seed: str) -> Iterator[dict[str, Number]]:
    count = math.prod(len(values) for values in parameters.values())
    if count > MAX_COMBINATIONS:
        raise ArithmeticProblem(f"expected at most {MAX_COMBINATIONS} combinations of the parameters, got {count}")
    for index in permuted(count, seed):
        combination = {}
        for name, values in parameters.items():
            index, place = divmod(index, len(values))
            combination[name] = values[place]
        yield combination


def _completed(parametrisation: Parametrisation, names: dict[str, Number]) -> dict[str, Number] | None:
    """`names` with the formulas' values; None when `where` does not hold.

    `where` is asked as soon as its names are known, so it can keep a later formula from dividing by zero.
    """
    where = parametrisation.where
    for name, formula in parametrisation.formulas.items():
        if where is not None and where.names <= names.keys():
            if not evaluate(where, names):
                return None
            where = None
        names[name] = evaluate(formula, names)
    return names if where is None or evaluate(where, names) else None
