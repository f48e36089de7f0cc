import math
from collections.abc import Iterator
from typing import Any

import numpy as np

IGNORED = -100


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    policy = np.zeros((2, 1, 2, 2))
    policy[0, 0, 0, 0] = math.log(3)
    yield {"name": "The example", "visible": True, "args": [policy, np.zeros((2, 1, 2, 2)), np.array([[[IGNORED, 0]], [[IGNORED, 1]]]), 1.0]}
    yield {"name": "Two pairs with prompt and padding", "visible": True, "args": pairs(rng, 2, 6, 5, 0.5)}
    same = pairs(rng, 3, 5, 4, 0.3)
    yield {"name": "The policy is the reference", "args": [same[0], same[0].copy(), *same[2:]], "hint": "A margin of 0 is not above 0."}
    yield {"name": "One pair", "args": pairs(rng, 1, 6, 5, 0.5)}
    yield {"name": "Five pairs", "args": pairs(rng, 5, 7, 6, 0.2)}
    yield {"name": "A large beta", "args": pairs(rng, 4, 6, 5, 3.0)}
    yield {"name": "Every label is part of an answer", "args": [*pairs(rng, 2, 5, 4, 0.5)[:2], rng.integers(0, 4, (2, 2, 5)), 0.5], "hint": "The label at position 0 has no prediction."}
    yield {"name": "Token 0 in the answers", "args": [*pairs(rng, 2, 5, 4, 0.5)[:2], np.zeros((2, 2, 5), dtype=np.int64), 0.5], "hint": "Only -100 is ignored."}
    holes = pairs(rng, 2, 8, 5, 0.5)
    holes[2][:, :, 4] = IGNORED
    yield {"name": "Ignored labels inside the answers", "args": holes}
    empty = pairs(rng, 3, 5, 4, 0.5)
    empty[2][1, 1] = IGNORED
    yield {"name": "A rejected answer without tokens", "args": empty}
    yield {"name": "No tokens anywhere", "args": [*pairs(rng, 2, 4, 3, 0.5)[:2], np.full((2, 2, 4), IGNORED), 0.5]}
    yield {"name": "One position", "args": [*rng.normal(size=(2, 2, 2, 1, 3)), rng.integers(0, 3, (2, 2, 1)), 0.5]}
    yield {"name": "Answers of very different length", "args": lopsided(rng), "hint": "Log-probabilities are summed, not averaged."}
    yield {"name": "Logits far from zero", "args": [*[x + 3000 for x in pairs(rng, 2, 5, 4, 0.5)[:2]], *pairs(rng, 2, 5, 4, 0.5)[2:]]}
    yield {"name": "The rejected answers are far ahead", "args": apart(rng, 1, 900.0), "hint": "The logarithm of a tiny sigmoid.", "points": 2}
    yield {"name": "The preferred answers are far ahead", "args": apart(rng, 0, 900.0), "points": 2}
    yield {"name": "Many pairs", "args": pairs(rng, 16, 24, 20, 0.1), "points": 2}


def pairs(rng: np.random.Generator, count: int, positions: int, size: int, beta: float) -> list[Any]:
    """Logits of two models that differ a little; each answer follows a prompt and is padded on the right."""
    reference = rng.normal(size=(2, count, positions, size)) * 1.5
    policy = reference + rng.normal(size=reference.shape) * 0.7
    labels = rng.integers(0, size, (2, count, positions))
    place = np.arange(positions)
    first = rng.integers(1, max(positions // 2, 2), (1, count, 1))
    last = rng.integers(max(positions // 2, 2), positions + 1, (2, count, 1))
    labels[(place < first) | (place >= last)] = IGNORED
    return [policy, reference, labels, beta]


def lopsided(rng: np.random.Generator) -> list[Any]:
    policy, reference, labels, beta = pairs(rng, 3, 12, 5, 0.3)
    labels[:] = rng.integers(0, 5, labels.shape)
    labels[0, :, 3:] = IGNORED
    labels[:, :, 0] = IGNORED
    return [policy, reference, labels, beta]


def apart(rng: np.random.Generator, ahead: int, by: float) -> list[Any]:
    """The policy has made the tokens of one side's answers nearly certain, and the other side's impossible."""
    policy, reference, labels, beta = pairs(rng, 3, 8, 4, 0.2)
    labels[:, :, 1:] = rng.integers(0, 4, labels[:, :, 1:].shape)
    for side, sign in ((ahead, 1), (1 - ahead, -1)):
        np.put_along_axis(policy[side, :, :-1], labels[side, :, 1:, None], sign * by, axis=-1)
    return [policy, reference, labels, beta]
