from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    old = np.log([[0.5], [0.5]])
    new = np.log([[0.75], [0.75]])
    every = np.ones((2, 1), dtype=bool)
    pair = [np.array([1.0, 0.0]), np.array([3, 3])]
    yield {"name": "The example", "visible": True, "args": [new, old, old, every, *pair, 0.2, 0.0]}
    yield {"name": "The penalty alone", "visible": True, "args": [new, new, old, every, np.array([1.0, 1.0]), np.array([0, 0]), 0.2, 0.5]}
    yield {"name": "Both tokens became rarer", "args": [old, new, old, every, *pair, 0.2, 0.0]}
    yield {"name": "The policy has not moved", "args": [old, old.copy(), old.copy(), every, *pair, 0.2, 0.1]}
    yield {"name": "Two groups", "args": step(rng, [4, 4], 6, 0.2, 0.0)}
    yield {"name": "Groups of unequal size", "args": step(rng, [2, 7, 3], 6, 0.2, 0.05)}
    yield {"name": "Groups that are mixed up", "args": step(rng, [3, 4, 5], 5, 0.2, 0.05, shuffled=True), "points": 2}
    yield {"name": "Group numbers with gaps, in falling order", "args": renumbered(rng)}
    yield {"name": "A group in which all are right", "args": alike(rng, 1.0)}
    yield {"name": "A group in which all have a reward of 0.1", "args": alike(rng, 0.1)}
    yield {"name": "A group of one answer", "args": step(rng, [1, 4], 5, 0.2, 0.05)}
    yield {"name": "Every group has one answer", "args": step(rng, [1, 1, 1], 5, 0.2, 0.3)}
    yield {"name": "Answers of very different length", "args": lengths(rng, [1, 2, 15, 16])}
    yield {"name": "An answer without tokens", "args": lengths(rng, [0, 5, 3, 7])}
    yield {"name": "No tokens at all", "args": lengths(rng, [0, 0, 0, 0])}
    yield {"name": "NaN in the padding", "args": spoilt(rng)}
    yield {"name": "Large steps of the policy", "args": step(rng, [5, 5], 8, 0.2, 0.0, moved=1.5)}
    yield {"name": "A wide interval", "args": step(rng, [5, 5], 8, 0.9, 0.0, moved=1.0)}
    yield {"name": "An interval of no width", "args": step(rng, [5, 5], 8, 0.0, 0.0)}
    yield {"name": "A strong penalty", "args": step(rng, [4, 4], 6, 0.2, 3.0, moved=0.8)}
    yield {"name": "A penalty of tiny distances", "args": close_to_reference(rng)}
    yield {"name": "Rewards of any size", "args": step(rng, [6, 6], 6, 0.2, 0.05, scale=1000.0)}
    yield {"name": "Whole-number rewards", "args": whole(rng)}
    yield {"name": "A large batch", "args": step(rng, [16] * 12, 40, 0.2, 0.04, shuffled=True), "points": 2}


def step(
    rng: np.random.Generator, sizes: list[int], positions: int, epsilon: float, beta: float,
    moved: float = 0.3, scale: float = 1.0, shuffled: bool = False,
) -> list[Any]:  # fmt: skip
    groups = np.repeat(np.arange(len(sizes)), sizes)
    if shuffled:
        groups = rng.permutation(groups)
    answers = len(groups)
    reference = np.log(rng.uniform(0.05, 0.6, (answers, positions)))
    old = reference + rng.normal(0, moved / 2, reference.shape)
    new = old + rng.normal(0, moved, reference.shape)
    mask = np.arange(positions) < rng.integers(1, positions + 1, (answers, 1))
    return [new, old, reference, mask, rng.normal(size=answers) * scale, groups, epsilon, beta]


def renumbered(rng: np.random.Generator) -> list[Any]:
    made = step(rng, [3, 3, 4], 5, 0.2, 0.05)
    made[5] = np.array([900, 40, -7])[made[5]]
    return made


def alike(rng: np.random.Generator, reward: float) -> list[Any]:
    made = step(rng, [10, 5], 5, 0.2, 0.05)
    made[4][:10] = reward
    return made


def lengths(rng: np.random.Generator, counts: list[int]) -> list[Any]:
    made = step(rng, [len(counts)], 16, 0.2, 0.05)
    made[3] = np.arange(16) < np.array(counts)[:, None]
    return made


def spoilt(rng: np.random.Generator) -> list[Any]:
    made = step(rng, [4, 4], 6, 0.2, 0.05)
    made[3][:, -1] = False
    for log_p in made[:3]:
        log_p[~made[3]] = np.nan
    return made


def close_to_reference(rng: np.random.Generator) -> list[Any]:
    """Equal rewards, so that only the penalty is left; the policy is within 1e-4 of the reference."""
    made = step(rng, [4], 6, 0.2, 1.0)
    made[0] = made[2] + rng.uniform(0.5e-4, 1e-4, made[2].shape)
    made[4] = np.ones(4)
    return made


def whole(rng: np.random.Generator) -> list[Any]:
    made = step(rng, [5, 5], 6, 0.2, 0.05)
    made[4] = rng.integers(0, 2, 10)
    made[4][:2] = [0, 1]
    return made
