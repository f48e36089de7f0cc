from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    x = np.array([[1.0, 40.0, -0.25], [0.5, 0.0, 0.75]], dtype=np.float32)
    yield {"name": "The example", "visible": True, "args": [x, np.array([[0.6, 2.0, 1.0]], dtype=np.float32), 6.0]}
    yield {"name": "No outliers", "visible": True, "args": [steps(rng, (3,), 8), steps(rng, (4,), 8), 6.0]}
    yield {
        "name": "Outliers only",
        "args": [np.float32(10) + rng.random((4, 6), dtype=np.float32), normal(rng, 3, 6), 6.0],
    }
    yield {"name": "One outlier channel", "args": mixed(rng, (6,), 20, 5, [7])}
    yield {"name": "Several outlier channels", "args": mixed(rng, (6,), 40, 8, [0, 3, 21, 39])}
    yield {"name": "An outlier in one token only", "args": mixed(rng, (12,), 16, 4, [5], tokens=[9])}
    yield {"name": "Outliers of different tokens in different channels", "args": several(rng)}
    yield {"name": "Negative outliers", "args": mixed(rng, (5,), 16, 4, [2, 11], sign=-1)}
    yield {"name": "A batch of sequences", "args": mixed(rng, (3, 7), 24, 6, [4, 20])}
    yield {
        "name": "A batch of sequences, an outlier in one of them",
        "args": mixed(rng, (4, 5), 24, 6, [13], tokens=[11]),
    }
    yield {"name": "Four axes", "args": mixed(rng, (2, 2, 3), 10, 3, [9])}
    yield {"name": "As many tokens as outputs", "args": mixed(rng, (8,), 30, 8, [2, 17])}
    yield {"name": "As many tokens as inputs", "args": mixed(rng, (12,), 12, 5, [3])}
    yield {"name": "No tokens", "args": [np.zeros((0, 5), np.float32), steps(rng, (2,), 5), 6.0]}
    yield {"name": "One token, one input, one output", "args": [np.float32([[3.0]]), np.float32([[-0.5]]), 6.0]}
    yield {"name": "Magnitudes equal to the threshold", "args": at_threshold(rng)}
    yield {"name": "A threshold of 0", "args": [*mixed(rng, (4,), 10, 3, [1])[:2], 0.0]}
    yield {"name": "Padding among the tokens", "args": padded(rng)}
    yield {"name": "Tokens that consist of an outlier and zeros", "args": only_outlier(rng)}
    yield {"name": "Outputs with weights of zero", "args": pruned(rng)}
    yield {"name": "Large weights on the outliers", "args": heavy(rng)}
    yield {"name": "Halves between two codes", "args": halves()}
    yield {"name": "The largest sums there can be", "args": saturated()}
    yield {"name": "A wide layer", "args": mixed(rng, (2, 16), 3000, 50, [100, 1500, 2999]), "points": 2}


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    return rng.normal(size=shape).astype(np.float32)


def steps(
    rng: np.random.Generator, leading: tuple[int, ...], inputs: int, loose: list[int] | None = None
) -> np.ndarray:
    """Values whose codes are the same however the quotient is rounded: multiples of a quarter of the scale.

    The channels in `loose` are left at 0; another one holds the largest magnitude of each row.
    """
    values = rng.integers(-126, 127, (*leading, inputs)) + rng.choice([-0.25, 0.0, 0.25], (*leading, inputs))
    peak = next(channel for channel in range(inputs) if channel not in (loose or []))
    values[..., peak] = rng.choice([-127.0, 127.0], leading)
    values[..., loose or []] = 0
    return (values * 2.0 ** rng.integers(-12, -6, (*leading, 1))).astype(np.float32)


def mixed(
    rng: np.random.Generator,
    leading: tuple[int, ...],
    inputs: int,
    outputs: int,
    channels: list[int],
    tokens: list[int] | None = None,
    sign: int = 1,
) -> list[Any]:
    """Ordinary channels up to 2 in magnitude, and outliers of 8 to 60 in some channels of some tokens."""
    x, weight = steps(rng, leading, inputs, channels), steps(rng, (outputs,), inputs, channels)
    weight[:, channels] = normal(rng, outputs, len(channels)) * 0.3
    flat = x.reshape(-1, inputs)
    flat[:, channels] = normal(rng, len(flat), len(channels)) * 0.3
    for token in range(len(flat)) if tokens is None else tokens:
        flat[token, channels] = sign * rng.uniform(8, 60, len(channels))
    return [x, weight, 6.0]


def several(rng: np.random.Generator) -> list[Any]:
    x, weight, threshold = mixed(rng, (6,), 18, 5, [3, 8, 12], tokens=[])
    x[0, 3], x[2, 8], x[5, 12] = 30.0, -11.0, 25.0
    return [x, weight, threshold]


def at_threshold(rng: np.random.Generator) -> list[Any]:
    x = np.array([[4.0, 1.0, -2.0, 0.5], [4.0, -4.0, 1.0, 3.0], [-1.0, 0.25, 4.03125, 0.0]], dtype=np.float32)
    return [x, np.array([[127.0, 3.0, 7.0, -5.0], [2.0, -127.0, 60.0, 1.0]], dtype=np.float32), 4.0]


def padded(rng: np.random.Generator) -> list[Any]:
    x, weight, threshold = mixed(rng, (3, 4), 16, 4, [6])
    x[1], x[2, 2:] = 0, 0
    return [x, weight, threshold]


def only_outlier(rng: np.random.Generator) -> list[Any]:
    x, weight, threshold = mixed(rng, (5,), 12, 4, [2])
    x[1:4] = 0
    x[1:4, 2] = [20.0, 0.5, -9.0]
    return [x, weight, threshold]


def pruned(rng: np.random.Generator) -> list[Any]:
    x, weight, threshold = mixed(rng, (4,), 12, 5, [2])
    weight[1], weight[3, :2], weight[3, 3:] = 0, 0, 0
    return [x, weight, threshold]


def heavy(rng: np.random.Generator) -> list[Any]:
    x, weight, threshold = mixed(rng, (5,), 20, 6, [4, 15])
    weight[:, [4, 15]] = rng.uniform(20, 90, (6, 2))
    return [x, weight, threshold]


def halves() -> list[Any]:
    x = np.array([[127.0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 125.5]], dtype=np.float32)
    return [x, 127 * np.eye(8, dtype=np.float32) + np.float32(1), 200.0]


def saturated() -> list[Any]:
    x = np.full((2, 9000), 127.0, dtype=np.float32)
    x[1, ::3] = -127.0
    return [x, np.full((2, 9000), 127.0, dtype=np.float32) * np.float32([[1], [-0.5]]), 200.0]
