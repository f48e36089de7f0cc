from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    text = [11, 12, 13, 14, 15, 16]
    yield {"name": "Two spans", "visible": True, "args": [text, [(1, 2), (5, 1)], 99, 1]}
    yield {"name": "No spans", "visible": True, "args": [text, [], 99, 1]}
    yield {"name": "Two spans that touch", "visible": True, "args": [text, [(1, 2), (3, 1)], 99, 1]}
    yield {"name": "One token cut out", "args": [text, [(2, 1)], 99, 1]}
    yield {"name": "A span at the beginning", "args": [text, [(0, 2)], 99, 1]}
    yield {"name": "A span at the end", "args": [text, [(4, 2)], 99, 1]}
    yield {"name": "Spans at both ends", "args": [text, [(0, 1), (4, 2)], 99, 1]}
    yield {"name": "The whole text", "args": [text, [(0, 6)], 99, 1], "hint": "The input is a sentinel and the end."}
    yield {
        "name": "The whole text in three pieces",
        "args": [text, [(0, 2), (2, 2), (4, 2)], 99, 1],
        "hint": "Spans that touch share one sentinel.",
    }
    yield {
        "name": "Spans in another order",
        "args": [text, [(5, 1), (0, 1), (2, 2)], 99, 1],
        "hint": "Number the spans from left to right.",
    }
    yield {
        "name": "Spans that touch, in another order",
        "args": [text, [(3, 1), (1, 2)], 50, 2],
        "hint": "Sort the spans before looking for those that touch.",
    }
    yield {
        "name": "One token between two spans",
        "args": [text, [(0, 2), (3, 2)], 99, 1],
        "hint": "These spans do not touch.",
    }
    yield {"name": "Single tokens, every other one", "args": [text, [(0, 1), (2, 1), (4, 1)], 99, 1]}
    yield {"name": "No tokens", "args": [[], [], 99, 1]}
    yield {"name": "One token, cut out", "args": [[7], [(0, 1)], 99, 1]}
    yield {"name": "Sentinels far from the end token", "args": [text, [(1, 1), (3, 1)], 32099, 3]}
    yield {"name": "Tokens that look like sentinels", "args": [[99, 98, 1, 97, 99], [(1, 1), (3, 1)], 99, 1]}
    yield {"name": "Equal tokens inside and outside", "args": [[5, 5, 5, 5, 5], [(1, 1), (3, 2)], 99, 1]}
    for number in (1, 2, 3):
        yield {"name": f"Random spans {number}", "args": [*random_example(rng, 30 * number), 32099, 1]}
    yield {"name": "A long text", "args": [*random_example(rng, 4000), 32099, 1], "points": 2}


def random_example(rng: np.random.Generator, size: int) -> list[Any]:
    """A text and spans in random order; some of them touch."""
    tokens = rng.integers(2, 1000, size).tolist()
    cut = rng.random(size) < 0.3
    spans = []
    place = 0
    while place < size:
        length = min(int(rng.integers(1, 4)), size - place)
        if cut[place]:
            spans.append((place, length))
        place += length
    return [tokens, [spans[k] for k in rng.permutation(len(spans))]]
