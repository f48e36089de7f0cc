from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    yield {"name": "The first example", "visible": True, "args": [[3, 5, 5, 6, 20, 20, 22], 2, 2]}
    yield {"name": "The second example", "visible": True, "args": [[3, 5, 5, 6, 20, 20, 22], 3, 4]}
    yield {"name": "No texts", "args": [[], 3, 8]}
    yield {"name": "One text", "args": [[13], 3, 8]}
    yield {"name": "One shape", "args": [rng.integers(1, 90, 30).tolist(), 1, 8]}
    yield {"name": "More shapes than lengths", "args": [[9, 40, 9, 24, 41], 10, 8]}
    yield {"name": "As many shapes as lengths", "args": [[9, 40, 9, 24, 17], 4, 8]}
    yield {"name": "Every length alike", "args": [[64] * 20, 4, 16]}
    yield {"name": "Texts that just fit", "args": [[16, 32, 48, 64, 80] * 3, 3, 16]}
    yield {"name": "Texts one token too long", "args": [[17, 33, 49, 65, 81] * 3, 3, 16]}
    yield {"name": "Texts of one token", "args": [[1, 1, 1, 500], 2, 64]}
    yield {"name": "Any length is allowed", "args": [rng.integers(1, 60, 40).tolist(), 4, 1]}
    yield {"name": "In descending order", "args": [sorted(rng.integers(1, 200, 40).tolist(), reverse=True), 3, 8]}
    yield {"name": "Many short texts and a few long ones", "args": [[10] * 500 + [30] * 40 + [900, 950, 1000], 2, 8]}
    yield {
        "name": "Many short texts and some middle ones",
        "args": [[12] * 300 + [90] * 60 + [100] * 60 + [1500], 3, 4],
    }
    yield {
        "name": "Two groups far apart",
        "args": [[*rng.integers(20, 40, 200).tolist(), *rng.integers(900, 1000, 20).tolist()], 3, 8],
    }
    yield {"name": "Four texts, two shapes", "args": [[8, 15, 19, 25], 2, 2]}
    yield {"name": "Evenly spread lengths", "args": [list(range(1, 400, 3)), 6, 8]}
    yield {"name": "Lengths that double", "args": [[2**i for i in range(12)] * 2, 4, 2]}
    yield {"name": "A first split that misleads", "args": [[10] * 9 + [20] * 10 + [30] * 11 + [40] * 8, 3, 10]}
    for number, (texts, shapes, multiple) in enumerate(
        [(12, 2, 4), (20, 3, 4), (40, 4, 8), (200, 5, 16), (1000, 8, 32)], start=1
    ):
        yield {"name": f"A random log, {number}", "args": [prompts(rng, texts, 60.0 * number), shapes, multiple]}
    yield {"name": "A large log", "args": [prompts(rng, 20_000, 1500.0), 12, 16], "points": 2}


def prompts(rng: np.random.Generator, texts: int, typical: float) -> list[int]:
    """Lengths as prompts have them: skewed, with a long tail, and none above 6,000."""
    return np.clip(rng.lognormal(np.log(typical), 0.8, texts), 1, 6000).astype(int).tolist()
