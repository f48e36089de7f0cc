from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    identity = np.eye(2)
    embedding = np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 1.0]])
    yield {"name": "The example", "visible": True, "args": [[1], 2, embedding, 0 * identity, identity, identity, 1]}
    yield {"name": "Two heads, a few steps", "visible": True, "args": model(rng, 3, 4, 6, 8, 2)}
    yield {
        "name": "250 steps at width 128",
        "visible": True,
        "runs": [model(rng, 100, 250, 400, 128, 4) for _ in range(4)],
        "times": 4,
        "points": 3,
    }
    yield {"name": "No steps", "args": model(rng, 3, 0, 6, 8, 2)}
    yield {"name": "One step", "args": model(rng, 5, 1, 12, 8, 2)}
    yield {"name": "A prompt of one token", "args": model(rng, 1, 9, 12, 8, 2)}
    yield {"name": "A long prompt and one step", "args": model(rng, 60, 1, 20, 12, 3)}
    yield {"name": "One head", "args": model(rng, 6, 12, 20, 12, 1)}
    yield {"name": "Heads of one channel", "args": model(rng, 6, 12, 20, 6, 6)}
    yield {"name": "Heads as many as their width", "args": model(rng, 6, 12, 20, 16, 4)}
    yield {"name": "A prompt as long as there are heads", "args": model(rng, 4, 8, 20, 16, 4)}
    yield {"name": "A prompt of one token again and again", "args": [[3] * 10, *model(rng, 1, 8, 9, 8, 2)[1:]]}
    yield {"name": "A vocabulary of one", "args": model(rng, 3, 5, 1, 8, 2)}
    yield {"name": "More tokens than the vocabulary has", "args": model(rng, 30, 30, 7, 8, 2)}
    yield {"name": "Sharp attention", "args": model(rng, 10, 20, 30, 16, 4, of_queries=20.0)}
    yield {"name": "Scores of many thousands", "args": model(rng, 10, 20, 30, 16, 4, of_queries=4000.0)}
    yield {"name": "Attention that does not discriminate", "args": model(rng, 10, 20, 30, 16, 4, of_queries=0.0)}
    yield {"name": "Large values", "args": model(rng, 10, 20, 30, 16, 2, of_values=30.0)}
    yield {"name": "Eighty tokens", "args": model(rng, 20, 60, 100, 32, 4)}


def model(
    rng: np.random.Generator,
    prompt: int,
    steps: int,
    vocabulary: int,
    width: int,
    heads: int,
    of_queries: float = 2.0,
    of_values: float = 4.0,
) -> list[Any]:
    wq, wk, wv = rng.normal(size=(3, width, width)) / np.sqrt(width)
    return [
        rng.integers(vocabulary, size=prompt).tolist(),
        steps,
        rng.normal(size=(vocabulary, width)),
        of_queries * wq,
        wk,
        of_values * wv,
        heads,
    ]
