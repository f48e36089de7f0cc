from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    packed = np.array([[0x41, 0xF8, 0x02]], dtype=np.uint8)
    scales = np.array([[0.5, 2.0]], dtype=np.float16)
    zeros = np.array([[3, 8]], dtype=np.uint8)
    yield {"name": "The example", "visible": True, "args": [packed, scales, zeros, 5, 3]}
    yield {"name": "Two rows, one group each", "visible": True, "args": matrix(rng, 2, 8, 8)}
    yield {"name": "No rows", "args": matrix(rng, 0, 6, 2)}
    yield {"name": "One weight", "args": matrix(rng, 1, 1, 1)}
    yield {"name": "One column", "args": matrix(rng, 5, 1, 4)}
    yield {"name": "Every byte there is", "args": every_byte()}
    yield {"name": "Several rows and groups", "args": matrix(rng, 7, 24, 6)}
    yield {"name": "As many rows as groups", "args": matrix(rng, 4, 16, 4)}
    yield {"name": "Groups of odd length", "args": matrix(rng, 6, 30, 5)}
    yield {"name": "Groups of one weight", "args": matrix(rng, 3, 10, 1)}
    yield {"name": "An odd number of columns", "args": matrix(rng, 5, 33, 16)}
    yield {"name": "A shorter last group", "args": matrix(rng, 5, 50, 16)}
    yield {"name": "A group longer than the row", "args": matrix(rng, 4, 12, 128)}
    yield {"name": "Zero points above the codes", "args": extreme(rng, low=15, high=16)}
    yield {"name": "Zero points of 0", "args": extreme(rng, low=0, high=1)}
    yield {"name": "The largest scales", "args": scaled(rng, 65504.0)}
    yield {"name": "The smallest scales", "args": scaled(rng, 6e-8)}
    yield {"name": "Negative scales", "args": scaled(rng, -0.37)}
    yield {"name": "Views with gaps in memory", "args": strided(rng)}
    yield {
        "name": "Arrays in column order",
        "args": [np.asfortranarray(x) if isinstance(x, np.ndarray) else x for x in matrix(rng, 9, 40, 8)],
    }
    yield {"name": "A larger matrix", "args": matrix(rng, 200, 1001, 64), "points": 2}


def matrix(rng: np.random.Generator, rows: int, columns: int, group: int) -> list[Any]:
    width, groups = -(-columns // 2), -(-columns // group)
    return [
        rng.integers(0, 256, (rows, width), dtype=np.uint8),
        rng.uniform(0.001, 0.2, (rows, groups)).astype(np.float16),
        rng.integers(0, 16, (rows, groups), dtype=np.uint8),
        columns,
        group,
    ]


def every_byte() -> list[Any]:
    return [
        np.arange(256, dtype=np.uint8).reshape(2, 128),
        np.float16([[0.25], [0.75]]),
        np.uint8([[7], [8]]),
        256,
        256,
    ]


def extreme(rng: np.random.Generator, low: int, high: int) -> list[Any]:
    args = matrix(rng, 3, 20, 4)
    args[2] = rng.integers(low, high, args[2].shape, dtype=np.uint8)
    return args


def scaled(rng: np.random.Generator, scale: float) -> list[Any]:
    args = matrix(rng, 3, 20, 5)
    args[1] = np.full_like(args[1], scale)
    return args


def strided(rng: np.random.Generator) -> list[Any]:
    packed, scales, zeros, columns, group = matrix(rng, 8, 36, 6)
    return [packed[::2], scales[::2], zeros[::-2], columns, group]
