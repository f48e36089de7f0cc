from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    one = np.ones((1, 1))
    yield {"name": "The example", "visible": True, "args": [0 * one, one, 0 * one, 2.0, one, one, 0.1, 1]}
    yield {"name": "One step, rank 2", "visible": True, "args": task(rng, 4, 3, 2, 5, 2.0, 0.1, 1)}
    yield {"name": "Two steps", "args": task(rng, 4, 3, 2, 5, 2.0, 0.05, 2), "hint": "Each step needs gradients of its own."}
    yield {"name": "Several steps", "args": task(rng, 5, 4, 2, 8, 1.0, 0.05, 7)}
    yield {"name": "No steps", "args": task(rng, 4, 3, 2, 5, 3.0, 0.1, 0), "hint": "Merging does not depend on training."}
    yield {"name": "Rank 1", "args": task(rng, 4, 3, 1, 5, 4.0, 0.02, 3)}
    yield {"name": "Rank 8 with a small alpha", "args": task(rng, 6, 5, 8, 9, 1.0, 0.2, 3), "hint": "The scale is alpha divided by the rank."}
    yield {"name": "Rank 4 with a large alpha", "args": task(rng, 6, 5, 4, 9, 16.0, 0.01, 3)}
    yield {"name": "As many inputs as outputs and ranks", "args": task(rng, 3, 3, 3, 3, 2.0, 0.05, 3)}
    start = task(rng, 5, 4, 2, 6, 2.0, 0.1, 4)
    start[2] = np.zeros_like(start[2])
    yield {"name": "Starting with b at zero", "args": start}
    nothing = task(rng, 5, 4, 2, 6, 2.0, 0.1, 3)
    nothing[1], nothing[2] = np.zeros_like(nothing[1]), np.zeros_like(nothing[2])
    yield {"name": "Starting with both at zero", "args": nothing}
    yield {"name": "One row", "args": task(rng, 4, 3, 2, 1, 2.0, 0.05, 3)}
    yield {"name": "One output", "args": task(rng, 4, 1, 2, 6, 2.0, 0.05, 3), "hint": "The mean is over all entries."}
    yield {"name": "Many outputs", "args": task(rng, 3, 12, 2, 4, 2.0, 0.1, 3), "hint": "The mean is over all entries."}
    yield {"name": "A rate of zero", "args": task(rng, 4, 3, 2, 5, 2.0, 0.0, 3)}
    yield {"name": "A larger layer", "args": task(rng, 40, 30, 4, 64, 8.0, 0.05, 30), "points": 2}


def task(rng: np.random.Generator, inputs: int, outputs: int, rank: int, rows: int, alpha: float, lr: float, steps: int) -> list[Any]:
    weight, a, b = rng.normal(size=(outputs, inputs)), rng.normal(size=(rank, inputs)) / 2, rng.normal(size=(outputs, rank)) / 2
    x = rng.normal(size=(rows, inputs)) / np.sqrt(inputs)
    return [weight, a, b, alpha, x, rng.normal(size=(rows, outputs)), lr, steps]
