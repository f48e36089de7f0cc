from collections.abc import Iterator
from typing import Any

import numpy as np

Arguments = list[Any]


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    start = np.log([0.25, 0.75, 1e-9])
    step = np.log([[0.1, 0.1, 0.8], [0.5, 0.2, 0.3], [1.0, 1e-9, 1e-9]])
    yield {"name": "The example", "visible": True, "args": [start, step, 2, 2, 4, 1.0]}
    yield {"name": "The example with one beam and no penalty", "visible": True, "args": [start, step, 2, 1, 4, 0.0]}
    yield {"name": "One token at most", "args": [*model(rng, 5), 1, 3, 1, 1.0]}
    yield {"name": "A vocabulary of one, which ends", "args": [np.zeros(1), np.zeros((1, 1)), 0, 3, 5, 1.0]}
    yield {"name": "A vocabulary of one, which does not end", "args": [np.zeros(1), np.zeros((1, 1)), 7, 3, 5, 1.0]}
    yield {"name": "One beam", "args": [*model(rng, 6), 2, 1, 10, 1.0]}
    yield {"name": "The best beginning is a trap", "args": [*trap(), 3, 2, 5, 1.0]}
    yield {"name": "The best beginning is a trap, one beam", "args": [*trap(), 3, 1, 5, 1.0]}
    yield {"name": "No penalty", "args": [*model(rng, 6, of_end=0.2), 4, 4, 8, 0.0]}
    yield {"name": "A strong penalty", "args": [*model(rng, 6, of_end=0.2), 5, 4, 8, 2.0]}
    yield {"name": "A penalty below 1", "args": [*model(rng, 6, of_end=0.2), 5, 4, 8, 0.6]}
    yield {"name": "An early end is best", "args": [*lengths([0.6, 0.2, 0.2]), 0, 3, 6, 0.5]}
    yield {"name": "A late end is best", "args": [*lengths([0.15, 0.8, 0.05]), 0, 3, 6, 1.0]}
    yield {"name": "Hardly anything ends", "args": [*model(rng, 6, of_end=1e-6), 5, 3, 7, 1.0]}
    yield {"name": "Nothing ends", "args": [*impossible_end(rng), 4, 3, 6, 1.0]}
    yield {
        "name": "Every beam is a dead end",
        "args": [np.log([0.5, 0.5, 1.0]) - [0, 0, np.inf], np.full((3, 3), -np.inf), 2, 2, 5, 1.0],
    }
    yield {"name": "Some beams are dead ends", "args": [*dead_ends(), 3, 3, 6, 1.0]}
    yield {"name": "Nothing is possible", "args": [np.full(3, -np.inf), np.zeros((3, 3)), 1, 2, 4, 1.0]}
    yield {"name": "Only the end is possible", "args": [np.array([-np.inf, 0.0]), np.zeros((2, 2)), 1, 2, 4, 1.0]}
    yield {"name": "Fewer possible candidates than beams", "args": [*sparse(rng), 5, 10, 6, 1.0]}
    yield {"name": "Equal sums everywhere", "args": [np.full(4, -1.0), np.full((4, 4), -1.0), 3, 2, 4, 1.0]}
    yield {"name": "Equal sums in a larger vocabulary", "args": [*uneven_levels(), 59, 7, 4, 0.5]}
    yield {"name": "Equal sums, the end first", "args": [np.full(4, -1.0), np.full((4, 4), -1.0), 0, 3, 4, 0.0]}
    yield {"name": "Equal sums of different parents", "args": [*level(), 4, 2, 3, 1.0]}
    yield {"name": "Ended outputs use up places", "args": [*crowded(), 3, 2, 6, 1.0]}
    yield {"name": "More beams than outputs", "args": [*model(rng, 4), 2, 500, 4, 0.8]}
    for number, (vocabulary, beams, limit, alpha) in enumerate(
        [(5, 2, 9, 0.7), (8, 3, 12, 1.0), (12, 4, 15, 0.9), (12, 8, 15, 1.2)], start=1
    ):
        yield {
            "name": f"A random model, {number}",
            "args": [*model(rng, vocabulary, of_end=0.15), vocabulary - 1, beams, limit, alpha],
        }
    yield {"name": "A vocabulary of 500", "args": [*model(rng, 500, of_end=0.01), 17, 16, 30, 1.0], "points": 2}


def model(rng: np.random.Generator, vocabulary: int, of_end: float | None = None) -> Arguments:
    """A random model; with `of_end`, the last token has about that probability throughout."""
    table = rng.dirichlet(np.full(vocabulary, 0.7), vocabulary + 1) + 1e-12
    if of_end is not None:
        table[:, -1] = of_end * rng.uniform(0.5, 2, vocabulary + 1)
    table /= table.sum(axis=1, keepdims=True)
    return [np.log(table[0]), np.log(table[1:])]


def logs(start: list[float], step: list[list[float]]) -> Arguments:
    with np.errstate(divide="ignore"):
        return [np.log(start), np.log(step)]


def trap() -> Arguments:
    return logs(
        [0.5, 0.4, 0.1, 0], [[0.4, 0.3, 0.2, 0.1], [0.05, 0.05, 0.8, 0.1], [0.02, 0.02, 0.06, 0.9], [1, 0, 0, 0]]
    )


def lengths(row: list[float]) -> Arguments:
    """Every row is the same, and the first token is the end."""
    return logs(row, [row] * 3)


def impossible_end(rng: np.random.Generator) -> Arguments:
    start, step = model(rng, 5)
    start[4], step[:, 4] = -np.inf, -np.inf
    return [start, step]


def dead_ends() -> Arguments:
    return logs([0.6, 0.3, 0.1, 0], [[0, 0, 0, 0], [0, 0.5, 0.25, 0.25], [0, 0.5, 0, 0.5], [1, 0, 0, 0]])


def sparse(rng: np.random.Generator) -> Arguments:
    table = rng.random((7, 6)) * (rng.random((7, 6)) < 0.35)
    table[:, 5] += 0.05
    with np.errstate(divide="ignore"):
        logarithms = np.log(table / table.sum(axis=1, keepdims=True))
    return [logarithms[0], logarithms[1:]]


def level() -> Arguments:
    """In powers of two, whose logarithms add up exactly; two parents give the same sums."""
    start = np.array([-2.0, -1.0, -1.0, -3.0, -9.0])
    step = np.array(
        [[-1.0] * 5, [-2.0, -2.0, -4.0, -1.0, -2.0], [-1.0, -2.0, -2.0, -4.0, -1.0], [-1.0] * 5, [-1.0] * 5]
    )
    return [start, step]


def uneven_levels() -> Arguments:
    """Log-probabilities of -1 and -2 in a pattern, so that many sums are equal and others are not."""
    return [-1.0 - (np.arange(60) * 7 % 3 > 0), -1.0 - (np.arange(3600).reshape(60, 60) * 5 % 7 > 2)]


def crowded() -> Arguments:
    """The end is among the best candidates of many steps, so that few outputs live on."""
    return logs(
        [0.27, 0.13, 0.3, 0.3],
        [[0.3, 0.35, 0.12, 0.23], [0.1, 0.37, 0.32, 0.21], [0.26, 0.29, 0.29, 0.16], [1, 0, 0, 0]],
    )
