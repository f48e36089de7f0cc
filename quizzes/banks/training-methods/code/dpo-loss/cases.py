from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    policy, reference = np.array([[[-1.0]], [[-3.0]]]), np.array([[[-2.0]], [[-3.0]]])
    every = np.ones((2, 1, 1), dtype=bool)
    yield {"name": "The example", "visible": True, "args": [policy, reference, every, 1.0]}
    yield {"name": "Two pairs with padding", "visible": True, "args": pairs(rng, 2, 4, 0.5, digits=1)}
    yield {"name": "The policy is the reference", "args": [reference, reference.copy(), every, 0.3]}
    yield {"name": "Several pairs", "args": pairs(rng, 5, 8, 0.1)}
    yield {"name": "A large beta", "args": pairs(rng, 4, 6, 2.0)}
    yield {"name": "A small beta", "args": pairs(rng, 4, 6, 0.01)}
    yield {"name": "One pair", "args": pairs(rng, 1, 5, 0.2)}
    yield {"name": "One position", "args": pairs(rng, 6, 1, 0.4, shortest=1)}
    yield {"name": "No padding at all", "args": pairs(rng, 3, 5, 0.4, shortest=5)}
    yield {"name": "Answers of very different length", "args": lopsided(rng)}
    yield {"name": "Answers in the middle of a row", "args": shifted(rng)}
    yield {"name": "NaN in the padding", "args": spoilt(rng, np.nan)}
    yield {"name": "Minus infinity in the padding", "args": spoilt(rng, -np.inf)}
    yield {"name": "The preferred answer is far ahead", "args": apart(300.0), "points": 2}
    yield {"name": "The rejected answer is far ahead", "args": apart(-700.0), "points": 2}
    yield {"name": "Both directions, thousands apart", "args": apart(5000.0, -5000.0)}
    yield {"name": "Margins near forty", "args": apart(36.5, 38.0, 41.0, -39.0)}
    empty = pairs(rng, 3, 4, 0.5)
    empty[2][1, 2] = False
    yield {"name": "A rejected answer without tokens", "args": empty}
    yield {"name": "No tokens anywhere", "args": [*pairs(rng, 2, 3, 0.5)[:2], np.zeros((2, 2, 3), dtype=bool), 0.5]}
    yield {"name": "Single precision, long answers", "args": [*[x.astype(np.float32) for x in pairs(rng, 2, 900, 0.1)[:2]], np.ones((2, 2, 900), dtype=bool), 0.1]}
    yield {"name": "Many pairs", "args": pairs(rng, 60, 24, 0.1), "points": 2}


def pairs(rng: np.random.Generator, count: int, positions: int, beta: float, shortest: int = 1, digits: int = 12) -> list[Any]:
    """Log-probabilities of a policy that has moved a little from its reference; answers are padded on the right."""
    reference = np.log(rng.uniform(0.05, 0.95, (2, count, positions))).round(digits)
    policy = (reference + rng.normal(0, 0.5, reference.shape)).round(digits)
    lengths = rng.integers(shortest, positions + 1, (2, count, 1))
    return [policy, reference, np.arange(positions) < lengths, beta]


def lopsided(rng: np.random.Generator) -> list[Any]:
    policy, reference, mask, beta = pairs(rng, 3, 12, 0.3)
    mask[0], mask[1] = np.arange(12) < 2, np.arange(12) < 11
    return [policy, reference, mask, beta]


def shifted(rng: np.random.Generator) -> list[Any]:
    policy, reference, mask, beta = pairs(rng, 3, 10, 0.3)
    mask[:] = (np.arange(10) >= 4) & (np.arange(10) < rng.integers(5, 10, (2, 3, 1)))
    return [policy, reference, mask, beta]


def spoilt(rng: np.random.Generator, value: float) -> list[Any]:
    policy, reference, mask, beta = pairs(rng, 4, 6, 0.5)
    mask[:, :, -1] = False
    policy[~mask] = value
    reference[~mask] = value
    return [policy, reference, mask, beta]


def apart(*margins: float) -> list[Any]:
    """Pairs with these margins at a beta of 0.5, one token in each answer."""
    reference = np.full((2, len(margins), 1), -1.0)
    policy = reference.copy()
    policy[0, :, 0] += np.minimum(margins, 0) * 2
    policy[1, :, 0] -= np.maximum(margins, 0) * 2
    return [policy, reference, np.ones(policy.shape, dtype=bool), 0.5]
