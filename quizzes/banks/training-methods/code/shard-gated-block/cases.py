from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    gate_up = np.array([[1.0], [2.0], [3.0], [4.0]])
    yield {"name": "The example", "visible": True, "args": [gate_up, np.array([[5.0, 6.0]]), np.array([7.0]), 2]}
    yield {"name": "One rank", "visible": True, "args": [gate_up, np.array([[5.0, 6.0]]), np.array([7.0]), 1]}
    yield {"name": "Two ranks", "args": block(rng, 6, 4, 2), "hint": "Every rank needs gates and ups of its units."}
    yield {"name": "Two ranks, four units", "args": block(rng, 4, 3, 2), "hint": "Units that belong together are neighbours."}
    yield {"name": "Three ranks", "args": block(rng, 12, 5, 3)}
    yield {"name": "Four ranks", "args": block(rng, 8, 4, 4)}
    yield {"name": "One unit for each rank", "args": block(rng, 5, 3, 5)}
    yield {"name": "One unit, one rank", "args": block(rng, 1, 3, 1)}
    yield {"name": "A width of one", "args": block(rng, 6, 1, 3)}
    yield {"name": "As wide as it is deep", "args": block(rng, 4, 4, 2), "hint": "Which axis of the down matrix holds the hidden units?"}
    yield {"name": "Twice as wide as it is deep", "args": block(rng, 4, 8, 4)}
    yield {"name": "No bias to speak of", "args": [*block(rng, 6, 4, 3)[:2], np.zeros(4), 3]}
    yield {"name": "Single precision", "args": [*[x.astype(np.float32) for x in block(rng, 6, 4, 3)[:3]], 3], "hint": "Zeros have a dtype too."}
    yield {"name": "Half precision", "args": [*[x.astype(np.float16) for x in block(rng, 8, 4, 2)[:3]], 2], "hint": "Zeros have a dtype too."}
    yield {"name": "A bias in another precision", "args": [*[x.astype(np.float16) for x in block(rng, 8, 4, 2)[:2]], rng.normal(size=4).astype(np.float32), 2]}
    yield {"name": "Quantised weights", "args": [rng.integers(-128, 128, (12, 5)).astype(np.int8), rng.integers(-128, 128, (5, 6)).astype(np.int8), rng.normal(size=5), 3]}
    yield {"name": "Eight ranks", "args": block(rng, 64, 24, 8), "points": 2}


def block(rng: np.random.Generator, hidden: int, width: int, ranks: int) -> list[Any]:
    return [rng.normal(size=(2 * hidden, width)), rng.normal(size=(width, hidden)), rng.normal(size=width), ranks]
