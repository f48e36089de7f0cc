from collections.abc import Iterator
from typing import Any

import numpy as np

EXAMPLE = [
    np.array([[[[2.0, 0.0, 0.0, 0.0], [2.0, 0.0, 0.0, 0.0]]]]),
    np.array([[[[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]]]]),
    np.array([[[[10.0], [20.0]]]]),
    np.array([[[[True, False], [True, True]]]]),
]


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    def inputs(batch: int, heads: int, queries: int, keys: int, dim: int, width: int | None = None) -> list[np.ndarray]:
        shapes = (queries, dim), (keys, dim), (keys, width or dim)
        return [rng.normal(size=(batch, heads, *shape)) for shape in shapes]

    def coins(*shape: int, share: float = 0.6) -> np.ndarray:
        """A mask of chance in which every row allows something."""
        mask = rng.random(shape) < share
        mask[..., 0] |= ~mask.any(axis=-1)
        return mask

    def causal(tokens: int) -> np.ndarray:
        return np.tril(np.ones((1, 1, tokens, tokens), dtype=bool))

    yield {"name": "The example", "visible": True, "args": EXAMPLE}
    yield {"name": "Two heads, causal", "visible": True, "args": [*inputs(1, 2, 3, 3, 4), causal(3)]}
    yield {"name": "Everything allowed", "args": [*inputs(2, 3, 4, 5, 8), np.ones((1, 1, 1, 1), dtype=bool)]}
    yield {"name": "Five heads, causal", "args": [*inputs(2, 5, 6, 6, 16), causal(6)]}
    yield {"name": "A mask for each sequence", "args": [*inputs(3, 2, 4, 7, 8), coins(3, 1, 4, 7)]}
    yield {"name": "Padding of keys, by sequence", "args": [*inputs(2, 4, 3, 6, 4), coins(2, 1, 1, 6)]}
    yield {"name": "A mask for each head", "args": [*inputs(2, 3, 4, 5, 6), coins(1, 3, 4, 5)]}
    yield {"name": "Values wider than keys", "args": [*inputs(1, 2, 4, 6, 4, 10), coins(1, 2, 4, 6)]}
    yield {"name": "One key", "args": [*inputs(2, 2, 3, 1, 4), np.ones((2, 1, 3, 1), dtype=bool)]}
    yield {"name": "Heads of dimension 1", "args": [*inputs(1, 4, 3, 5, 1), coins(1, 1, 3, 5)]}
    yield {"name": "Some rows without a key", "args": without(inputs(2, 2, 5, 6, 8), coins(2, 1, 5, 6), rng)}
    yield {"name": "Nothing allowed at all", "args": [*inputs(1, 2, 3, 4, 4), np.zeros((1, 1, 3, 4), dtype=bool)]}
    yield {"name": "One sequence is all padding", "args": [*inputs(3, 2, 4, 4, 8), np.array([True, False, True]).reshape(3, 1, 1, 1) & causal(4)]}
    yield {"name": "Large scores", "args": scaled(inputs(2, 2, 4, 6, 8), 800, coins(2, 1, 4, 6))}
    yield {"name": "Scores far below zero", "args": [*below(rng), coins(1, 2, 3, 5)]}
    yield {"name": "Scores far below zero, rows without a key", "args": without(below(rng), coins(1, 2, 3, 5), rng)}
    yield {"name": "A masked key with by far the largest score", "args": loud(rng, 1e6)}
    yield {"name": "A masked key with by far the smallest score", "args": loud(rng, -1e6)}
    yield {"name": "Large scores that are nearly equal", "args": nearly_equal(rng)}
    yield {"name": "Large values", "args": [a if i != 2 else a * 1e8 for i, a in enumerate([*inputs(1, 2, 4, 4, 8), causal(4)])]}
    yield {"name": "No keys", "args": [*inputs(2, 2, 3, 0, 4), np.zeros((2, 1, 3, 0), dtype=bool)]}
    yield {"name": "No queries", "args": [*inputs(2, 2, 0, 3, 4), np.zeros((2, 1, 0, 3), dtype=bool)]}
    yield {
        "name": "Single precision",
        "args": [*[a.astype(np.float32) for a in inputs(2, 3, 5, 7, 16)], coins(2, 1, 5, 7)],
        "checker": {"kind": "close", "rtol": 1e-4, "atol": 1e-5, "nan": "reject"},
    }
    yield {"name": "A larger batch", "args": [*inputs(4, 8, 24, 40, 16), coins(4, 1, 24, 40, share=0.3)], "points": 2}


def without(inputs: list[np.ndarray], mask: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
    """The second and the last query of the first mask see nothing."""
    mask[0, :, [1, -1]] = False
    return [*inputs, mask]


def scaled(inputs: list[np.ndarray], factor: float, mask: np.ndarray) -> list[np.ndarray]:
    queries, keys, values = inputs
    return [queries * factor, keys * factor, values, mask]


def below(rng: np.random.Generator) -> list[np.ndarray]:
    """All scores near -60,000, with small differences."""
    queries = np.full((1, 2, 3, 4), 300.0) + rng.normal(0, 0.001, (1, 2, 3, 4))
    keys = np.full((1, 2, 5, 4), -100.0) + rng.normal(0, 0.001, (1, 2, 5, 4))
    return [queries, keys, rng.normal(size=(1, 2, 5, 4))]


def loud(rng: np.random.Generator, score: float) -> list[np.ndarray]:
    """Key 2 has the score given, and is masked; the others have ordinary scores."""
    queries, keys, values = (rng.normal(size=(1, 2, n, 4)) for n in (3, 5, 5))
    queries[..., 0], keys[..., 0] = 1.0, 0.0
    keys[:, :, 2] = [2 * score, 0, 0, 0]
    return [queries, keys, values, (np.arange(5) != 2).reshape(1, 1, 1, 5)]


def nearly_equal(rng: np.random.Generator) -> list[np.ndarray]:
    """Scores of about a million that differ by one or two."""
    queries, keys, values = (rng.normal(size=(1, 1, n, 4)) for n in (2, 6, 6))
    queries[..., 0], keys[..., 0] = 2.0, 1e6 + rng.integers(0, 4, (1, 1, 6))
    return [queries, keys, values, np.ones((1, 1, 2, 6), dtype=bool)]
