from collections.abc import Iterator
from typing import Any

import numpy as np

NEARLY_ONE = 1 - 2.0**-53


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    q = np.array([[0.5, 0.25, 0.25], [0.125, 0.75, 0.125]])
    p = np.array([[0.25, 0.5, 0.25], [0.5, 0.25, 0.25], [0.0, 0.0, 1.0]])
    yield {"name": "The example", "visible": True, "args": [[1, 1], q, p, np.array([0.9, 0.5]), 0.8]}
    yield {
        "name": "The same draft, other random numbers",
        "visible": True,
        "args": [[1, 1], q, p, np.array([0.9, 0.3]), 0.8],
    }
    yield {
        "name": "Nothing was drafted",
        "args": [[], np.zeros((0, 4)), np.array([[0.125, 0.5, 0.125, 0.25]]), np.zeros(0), 0.6],
    }
    yield {"name": "Rejected at the first token", "args": [[0, 1], q, p, np.array([0.6, 0.1]), 0.3]}
    yield {
        "name": "One token drafted, rejected",
        "args": [[2], np.array([[0.25, 0.25, 0.5]]), np.array([[0.5, 0.375, 0.125], [1, 0, 0]]), np.array([0.25]), 0.7],
    }
    yield {
        "name": "One token drafted, accepted",
        "args": [
            [2],
            np.array([[0.25, 0.25, 0.5]]),
            np.array([[0.5, 0.25, 0.25], [0, 0.5, 0.5]]),
            np.array([0.49]),
            0.5,
        ],
    }
    yield {
        "name": "A chance of exactly u",
        "args": [
            [2],
            np.array([[0.25, 0.25, 0.5]]),
            np.array([[0.5, 0.25, 0.25], [0, 0.5, 0.5]]),
            np.array([0.5]),
            0.5,
        ],
    }
    yield {"name": "Random numbers of 0", "args": [[1, 1], q, p, np.zeros(2), 0.0]}
    yield {
        "name": "The target forbids the drafted token",
        "args": [[0], np.array([[1.0, 0.0, 0.0]]), np.array([[0.0, 0.25, 0.75], [1, 0, 0]]), np.array([0.0]), 0.0],
    }
    yield {
        "name": "The target forbids the first ids",
        "args": [[], np.zeros((0, 5)), np.array([[0, 0, 0.5, 0, 0.5]]), np.zeros(0), 0.0],
    }
    yield {
        "name": "The target forbids the last ids",
        "args": [[], np.zeros((0, 5)), np.array([[0.3, 0.1, 0.6, 0, 0]]), np.zeros(0), NEARLY_ONE],
    }
    yield {
        "name": "Between two ids",
        "args": [[], np.zeros((0, 4)), np.array([[0.25, 0.25, 0.25, 0.25]]), np.zeros(0), 0.5],
    }
    yield {
        "name": "Rows that add up to less than 1",
        "args": [[], np.zeros((0, 10)), np.full((1, 10), 0.0999), np.zeros(0), 0.9995],
    }
    yield {
        "name": "Rows that add up to more than 1",
        "args": [[], np.zeros((0, 10)), np.full((1, 10), 0.125), np.zeros(0), 0.45],
    }
    yield {
        "name": "The draft's probability was rounded to 0",
        "args": [[1], np.array([[1.0, 0.0]]), np.array([[0.5, 0.5], [0.0, 1.0]]), np.array([0.3]), 0.2],
    }
    yield {
        "name": "Rejected, with equal distributions but for rounding",
        "args": [[1], np.array([[0.5, 0.5 + 1e-9]]), np.array([[0.5, 0.5], [1, 0]]), np.array([NEARLY_ONE]), 0.7],
    }
    yield {"name": "The draft is the target", "args": equal(rng)}
    yield {"name": "A certain draft, wrong at the third token", "args": certain()}
    yield {
        "name": "The replacement is rare for the target",
        "args": [
            [0],
            np.array([[0.75, 0.0, 0.25]]),
            np.array([[0.5, 0.0625, 0.4375], [1, 0, 0]]),
            np.array([0.9]),
            0.2,
        ],
    }
    yield {
        "name": "Would be accepted after a rejection",
        "args": [
            [0, 1, 1],
            np.array([[0.75, 0.25]] * 3),
            np.array([[0.25, 0.75]] * 3 + [[1.0, 0.0]]),
            np.array([0.9, 0.1, 0.1]),
            0.4,
        ],
    }
    for number in range(1, 9):
        yield {"name": f"A random round, {number}", "args": random_round(rng, 4, 6)}
    yield {
        "name": "Single precision",
        "args": [a.astype(np.float32) if i in (1, 2) else a for i, a in enumerate(random_round(rng, 6, 50))],
    }
    yield {"name": "Single precision, a large vocabulary", "args": narrow(rng)}
    yield {"name": "A long draft", "args": random_round(rng, 16, 30, likeness=0.02)}
    yield {"name": "A large vocabulary", "args": random_round(rng, 5, 5000, likeness=0.1), "points": 2}


def random_round(rng: np.random.Generator, drafted: int, vocabulary: int, likeness: float = 0.4) -> list[Any]:
    """A draft that is the target but for some noise; the less noise, the more is accepted."""
    p = softmax(rng.normal(0, 1.5, (drafted + 1, vocabulary)))
    q = softmax(np.log(p[:-1]) + rng.normal(0, 4 * likeness, (drafted, vocabulary)))
    tokens = [int(rng.choice(vocabulary, p=row)) for row in q]
    return [tokens, q, p, rng.random(drafted), float(rng.random())]


def equal(rng: np.random.Generator) -> list[Any]:
    tokens, q, p, _, r = random_round(rng, 5, 9)
    p[:-1] = q
    return [tokens, q, p, np.full(5, NEARLY_ONE), r]


def certain() -> list[Any]:
    q = np.eye(4)[[2, 0, 3, 1]]
    p = np.array([[0.1, 0.1, 0.7, 0.1], [0.6, 0.2, 0.1, 0.1], [0.5, 0.3, 0.1, 0.1], [0.1, 0.7, 0.1, 0.1], [0.25] * 4])
    return [[2, 0, 3, 1], q, p, np.array([0.65, 0.3, 0.2, 0.1]), 0.6]


def narrow(rng: np.random.Generator) -> list[Any]:
    """A random number so near to a cumulative weight that single precision takes another id."""
    p = softmax(rng.normal(0, 1, (1, 5000))).astype(np.float32)
    coarse, fine = np.cumsum(p[0]), np.cumsum(p[0].astype(np.float64))
    numbers = np.concatenate([fine * (1 + 1e-9), fine * (1 - 1e-9)])[100:-100] / fine[-1]
    taken = np.searchsorted(coarse, numbers.astype(np.float32) * coarse[-1], side="right")
    differs = np.flatnonzero(taken != np.searchsorted(fine, numbers * fine[-1], side="right"))
    return [[], np.zeros((0, 5000), dtype=np.float32), p, np.zeros(0), float(numbers[differs[len(differs) // 2]])]


def softmax(x: np.ndarray) -> np.ndarray:
    weights = np.exp(x - x.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)
