from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    x = np.array([[1.0, -2.0, 0.5], [0.0, 0.0, 0.0]], dtype=np.float32)
    codes = np.array([[127, 0, 0], [50, 100, -100]], dtype=np.int8)
    scales = np.array([0.01, 0.02], dtype=np.float32)
    yield {"name": "The example", "visible": True, "args": [x, codes, scales]}
    yield {"name": "Three tokens and a bias", "visible": True, "args": [*layer(rng, (3,), 6, 2), bias(rng, 2)]}
    yield {"name": "One token, one input, one output", "args": layer(rng, (1,), 1, 1)}
    yield {"name": "A token without leading axes", "args": layer(rng, (), 10, 4)}
    yield {"name": "A batch of sequences", "args": [*layer(rng, (2, 5), 12, 7), bias(rng, 7)]}
    yield {"name": "Four axes", "args": layer(rng, (2, 3, 2), 9, 5)}
    yield {"name": "No tokens", "args": layer(rng, (0,), 8, 3)}
    yield {"name": "As many tokens as outputs", "args": layer(rng, (6,), 20, 6)}
    yield {"name": "As many inputs as outputs", "args": layer(rng, (4,), 8, 8)}
    yield {"name": "Only padding", "args": padded(rng, every=1)}
    yield {"name": "Only padding, with a bias", "args": [*padded(rng, every=1), bias(rng, 5)]}
    yield {"name": "Padding between tokens", "args": [*padded(rng, every=2), bias(rng, 5)]}
    yield {"name": "One token a thousand times as large", "args": loud(rng, 1000.0)}
    yield {"name": "Very small activations", "args": loud(rng, 1.0, of_all=2.0**-30)}
    yield {"name": "Negative activations only", "args": signed(rng, -1)}
    yield {"name": "Positive activations only", "args": signed(rng, 1)}
    yield {"name": "The largest magnitude is negative", "args": negative_peak()}
    yield {"name": "Halves between two codes", "args": halves()}
    yield {"name": "The largest sums there can be", "args": saturated(rng, 12_000)}
    yield {"name": "Scales of outputs far apart", "args": far_apart(rng)}
    yield {"name": "A wide layer", "args": [*layer(rng, (4, 8), 4096, 40), bias(rng, 40)], "points": 2}
    yield {"name": "A view in column order", "args": transposed(rng)}


def tokens(rng: np.random.Generator, leading: tuple[int, ...], inputs: int) -> np.ndarray:
    """Activations whose codes are the same however the quotient is rounded: multiples of a quarter of the scale."""
    steps = rng.integers(-126, 127, (*leading, inputs)) + rng.choice([-0.25, 0.0, 0.25, 0.25], (*leading, inputs))
    if inputs:
        steps[..., rng.integers(inputs)] = rng.choice([-127.0, 127.0])
    return (steps * 2.0 ** rng.integers(-12, -3, (*leading, 1))).astype(np.float32)


def weights(rng: np.random.Generator, inputs: int, outputs: int) -> list[np.ndarray]:
    codes = rng.integers(-127, 128, (outputs, inputs)).astype(np.int8)
    return [codes, rng.uniform(0.001, 0.02, outputs).astype(np.float32)]


def layer(rng: np.random.Generator, leading: tuple[int, ...], inputs: int, outputs: int) -> list[Any]:
    return [tokens(rng, leading, inputs), *weights(rng, inputs, outputs)]


def bias(rng: np.random.Generator, outputs: int) -> np.ndarray:
    return rng.normal(size=outputs).astype(np.float32)


def padded(rng: np.random.Generator, every: int) -> list[Any]:
    x, codes, scales = layer(rng, (6,), 16, 5)
    x[::every] = 0
    return [x, codes, scales]


def loud(rng: np.random.Generator, factor: float, of_all: float = 1.0) -> list[Any]:
    x, codes, scales = layer(rng, (5,), 30, 4)
    x[2] *= np.float32(2.0 ** np.round(np.log2(factor)))
    return [x * np.float32(of_all), codes, scales]


def signed(rng: np.random.Generator, sign: int) -> list[Any]:
    x, codes, scales = layer(rng, (3,), 25, 6)
    return [sign * np.abs(x), codes, scales]


def negative_peak() -> list[Any]:
    x = np.array([[-127.0, 3.0, 5.25], [40.0, -127.0, 126.0]], dtype=np.float32)
    return [x, np.array([[1, 2, 3], [-100, 90, 80]], dtype=np.int8), np.array([0.5, 0.01], dtype=np.float32)]


def halves() -> list[Any]:
    x = np.array([[127.0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 125.5]], dtype=np.float32)
    return [x, np.eye(8, dtype=np.int8) * np.int8(3), np.ones(8, dtype=np.float32)]


def saturated(rng: np.random.Generator, inputs: int) -> list[Any]:
    x = np.full((2, inputs), 127.0, dtype=np.float32)
    x[1, ::3] = -127.0
    codes = np.full((3, inputs), 127, dtype=np.int8)
    codes[1] = -127
    codes[2, ::2] = -126
    return [x, codes, np.array([1e-4, 1e-3, 1.0], dtype=np.float32)]


def far_apart(rng: np.random.Generator) -> list[Any]:
    x, codes, _ = layer(rng, (3,), 40, 6)
    return [x, codes, np.array([1e-4, 10.0, 0.01, 1.0, 1e-3, 0.1], dtype=np.float32)]


def transposed(rng: np.random.Generator) -> list[Any]:
    x, codes, scales = layer(rng, (7,), 33, 9)
    return [np.asfortranarray(x), np.asfortranarray(codes), scales]
