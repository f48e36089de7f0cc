from collections.abc import Iterator
from typing import Any

import numpy as np


def random_sequences(rng: np.random.Generator, count: int, longest: int) -> list[list[int]]:
    lengths = rng.integers(0, longest + 1, size=count)
    return [rng.integers(0, 1000, size=length).tolist() for length in lengths]


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    yield {"name": "Two sequences", "visible": True, "args": [[[5, 6, 7], [8]], 10, 0]}
    yield {"name": "Equal lengths", "visible": True, "args": [[[1, 2], [3, 4]], 2, 0, "right"]}
    yield {"name": "Padding on the left", "visible": True, "args": [[[5, 6, 7], [8]], 3, 0, "left"]}
    yield {"name": "No sequences", "args": [[], 8, 0], "hint": "Without sequences the shape is (0, 0)."}
    yield {
        "name": "No sequences, on the left",
        "args": [[], 8, 0, "left"],
        "hint": "Without sequences the shape is (0, 0).",
    }
    yield {
        "name": "One sequence",
        "args": [[[4, 2, 9, 9]], 16, 0],
        "hint": "The longest sequence needs no padding.",
    }
    yield {
        "name": "An empty sequence",
        "args": [[[], [3, 1]], 5, 7],
        "hint": "An empty sequence is a row of padding.",
    }
    yield {
        "name": "Only empty sequences",
        "args": [[[], []], 5, 7],
        "hint": "The longest has no tokens: the shape is (2, 0).",
    }
    yield {
        "name": "One sequence too long",
        "args": [[[1, 2, 3, 4, 5, 6], [7, 8]], 4, 0],
        "hint": "A long sequence keeps its first tokens.",
    }
    yield {
        "name": "One sequence too long, on the left",
        "args": [[[1, 2, 3, 4, 5, 6], [7, 8]], 4, 0, "left"],
        "hint": "The side is about padding; a long sequence keeps its first tokens.",
    }
    yield {
        "name": "All sequences too long",
        "args": [[[1, 2, 3], [4, 5, 6, 7]], 2, 0],
        "hint": "Cut first, then look for the longest.",
    }
    yield {
        "name": "Padding id inside a sequence",
        "args": [[[0, 5, 0], [0]], 8, 0],
        "hint": "The mask tells where tokens are, whatever their ids.",
    }
    yield {
        "name": "Padding id inside a sequence, on the left",
        "args": [[[2, 5, 2], [2], [7, 2]], 8, 2, "left"],
        "hint": "The mask tells where tokens are, whatever their ids.",
    }
    yield {
        "name": "A padding id below zero",
        "args": [[[3], [1, 2]], 4, -100],
        "hint": "Any id can be the padding id.",
    }
    yield {"name": "Random sequences", "args": [random_sequences(rng, 20, 30), 24, 0]}
    yield {"name": "Random sequences, on the left", "args": [random_sequences(rng, 20, 30), 24, 0, "left"]}
    yield {"name": "A large batch", "args": [random_sequences(rng, 80, 120), 512, 0, "left"], "points": 2}
