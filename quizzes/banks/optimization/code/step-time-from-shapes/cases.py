from collections.abc import Iterator
from typing import Any

import numpy as np

DEVICE = [2, 1e14, 1e12, 5e-6]


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    wide = (4096, 4096)
    yield {"name": "The example", "visible": True, "args": [[((1, 4096), wide), ((512, 4096), wide)], *DEVICE]}
    yield {
        "name": "Eight heads side by side",
        "visible": True,
        "args": [[((8, 16, 128), (8, 128, 3000)), ((8, 16, 3000), (8, 3000, 128))], *DEVICE],
    }
    yield {"name": "No products", "args": [[], *DEVICE]}
    yield {"name": "One small product", "args": [[((1, 64), (64, 64))], *DEVICE]}
    yield {"name": "A result larger than its operands", "args": [[((8000, 2), (2, 9000))], *DEVICE]}
    yield {
        "name": "Four query heads for each key head",
        "args": [[((8, 4, 1, 128), (8, 1, 128, 20000)), ((8, 4, 1, 20000), (8, 1, 20000, 128))], *DEVICE],
    }
    yield {"name": "One matrix for a batch of sequences", "args": [[((16, 300, 1024), (1024, 4096))], *DEVICE]}
    yield {"name": "The first operand is shared", "args": [[((640, 1024), (12, 1024, 700))], *DEVICE]}
    yield {"name": "Both operands are broadcast", "args": [[((6, 1, 512, 1024), (5, 1024, 3000))], *DEVICE]}
    yield {"name": "An axis of length 0", "args": [[((0, 4096), wide), ((5, 0), (0, 7))], *DEVICE]}
    yield {"name": "No overhead", "args": [[((1, 64), (64, 64)), ((3, 3), (3, 3))], 2, 1e14, 1e12, 0.0]}
    yield {"name": "Everything waits for launches", "args": [[((1, 64), (64, 64))] * 7, 2, 1e14, 1e12, 1e-3]}
    yield {"name": "Arithmetic and memory take the same time", "args": [[((2, 2), (2, 2))], 1, 16.0, 12.0, 0.5]}
    yield {"name": "Memory and overhead take the same time", "args": [[((2, 2), (2, 2))], 1, 64.0, 12.0, 1.0]}
    yield {"name": "All three take the same time", "args": [[((2, 2), (2, 2))] * 2, 1, 16.0, 12.0, 1.0]}
    yield {
        "name": "Elements of half a byte",
        "args": [[((4, 4096), wide), ((4096, 512), (512, 64))], 0.5, 1e14, 1e12, 5e-6],
    }
    yield {"name": "Elements of four bytes", "args": [[((96, 4096), wide), ((300, 4096), wide)], 4, 1e14, 1e12, 5e-6]}
    yield {
        "name": "A very large product",
        "args": [[((1_000_000, 200_000), (200_000, 3_000_000))], 2, 1e15, 3e12, 1e-5],
    }
    yield {"name": "Long contexts, one token each", "args": [layer(32, 1, 30_000), *DEVICE]}
    yield {"name": "A whole prompt", "args": [layer(2, 1500, 1500), *DEVICE]}
    for number in range(1, 4):
        yield {"name": f"A random step, {number}", "points": 2, "args": random_step(rng)}


def layer(batch: int, tokens: int, context: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The products of one layer of width 2048 with 16 query heads and 4 key heads of width 128."""
    rows = batch * tokens
    attention = [
        ((batch, 4, 4, tokens, 128), (batch, 4, 1, 128, context)),
        ((batch, 4, 4, tokens, context), (batch, 4, 1, context, 128)),
    ]
    projections = [((rows, 2048), (2048, 3072)), ((rows, 2048), (2048, 2048))]
    return [projections[0], *attention, projections[1], ((rows, 2048), (2048, 11008)), ((rows, 5504), (5504, 2048))]


def random_step(rng: np.random.Generator) -> list[Any]:
    products = []
    for _ in range(12):
        axes = rng.integers(1, 4, size=rng.integers(0, 3)).tolist()
        m, k, n = (int(2 ** rng.uniform(0, 12)) for _ in range(3))
        kept = [[axis if rng.random() < 0.6 else 1 for axis in axes] for _ in range(2)]
        skipped = [int(rng.integers(0, len(axes) + 1)) for _ in range(2)]
        left, right = (tuple(row[start:]) for row, start in zip(kept, skipped, strict=True))
        products.append(((*left, m, k), (*right, k, n)))
    return [
        products,
        float(rng.choice([0.5, 1, 2])),
        10 ** rng.uniform(13, 15),
        10 ** rng.uniform(11.5, 12.5),
        10 ** rng.uniform(-6, -5),
    ]
