from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    logits = np.log([[0.4, 0.1, 0.3, 0.2]])
    yield {"name": "The example", "visible": True, "args": [logits], "kwargs": {"top_k": 3, "top_p": 0.75}}
    yield {"name": "Two rows, temperature only", "visible": True, "args": [rng.normal(size=(2, 4)), 0.5]}
    yield {"name": "Nothing is set", "args": [rng.normal(size=(3, 8))]}
    yield {"name": "An empty batch", "args": [np.zeros((0, 5)), 0.7, 2, 0.9]}
    yield {"name": "A vocabulary of one", "args": [rng.normal(size=(3, 1)), 0.7, 2, 0.5]}
    yield {"name": "Greedy", "args": [rng.normal(size=(4, 9)), 0]}
    yield {"name": "Greedy among equals", "args": [np.array([[1.0, 3.0, 3.0, 2.0], [0.0, 0.0, 0.0, 0.0]]), 0.0]}
    yield {"name": "Greedy with other settings", "args": [rng.normal(size=(4, 9)), 0.0, 5, 0.9]}
    yield {"name": "A temperature of a millionth", "args": [rng.normal(size=(3, 6)), 1e-6]}
    yield {"name": "A temperature of a thousand", "args": [rng.normal(size=(3, 6)), 1000.0]}
    yield {"name": "Top-k alone", "args": [rng.normal(size=(4, 9)), 1.0, 4]}
    yield {"name": "Top-k of one", "args": [rng.normal(size=(4, 9)), 1.5, 1]}
    yield {"name": "Top-k beyond the vocabulary", "args": [rng.normal(size=(4, 9)), 1.0, 50]}
    yield {"name": "Top-k among equals", "args": [np.array([[1.0, 2.0, 1.0, 1.0, 2.0, 1.0]]), 1.0, 4]}
    yield {"name": "Top-k among many equals", "args": [rng.integers(0, 3, (4, 60)).astype(np.float64), 1.0, 25]}
    yield {"name": "Top-p alone", "args": [rng.normal(0, 2, (5, 12)), 1.0, 0, 0.8]}
    yield {"name": "Top-p below the first probability", "args": [np.log([[0.1, 0.6, 0.3]]), 1.0, 0, 0.25]}
    yield {"name": "Top-p of nearly nothing", "args": [rng.normal(size=(3, 9)), 1.0, 0, 1e-9]}
    yield {"name": "Top-p between two sums", "args": [np.log2([[0.125, 0.5, 0.125, 0.25]]) * np.log(2), 1.0, 0, 0.62]}
    yield {"name": "Equal probabilities and a sum that is reached exactly", "args": [np.zeros((2, 4)), 1.0, 0, 0.5]}
    yield {"name": "Top-p among equals", "args": [np.array([[0.0, 1.0, 0.0, 1.0, 0.0, 1.0]]), 1.0, 0, 0.4]}
    yield {"name": "Top-p of more than 1", "args": [rng.normal(0, 9, (3, 40)), 1.0, 0, 1.5]}
    yield {"name": "Top-p of 1 with a long tail", "args": [np.linspace(0, -80, 60)[None], 1.0, 0, 1.0]}
    yield {"name": "Temperature and top-p", "args": [rng.normal(0, 2, (5, 12)), 2.5, 0, 0.7]}
    yield {"name": "Top-k and top-p", "args": [rng.normal(0, 1, (6, 30)), 1.0, 6, 0.6]}
    yield {"name": "All three", "args": [rng.normal(0, 2, (6, 40)), 0.8, 12, 0.85]}
    yield {"name": "Forbidden tokens", "args": [barred(rng), 1.3, 5, 0.9]}
    yield {"name": "More kept than allowed", "args": [barred(rng), 1.3, 11]}
    yield {
        "name": "Logits of some thousands",
        "args": [rng.normal(0, 2, (4, 12)) + [[8000.0], [-8000.0], [300.0], [0.0]], 1.1, 0, 0.9],
    }
    yield {"name": "Half precision", "args": [rng.normal(0, 2, (4, 50)).astype(np.float16), 0.3, 20, 0.95]}
    yield {"name": "Single precision", "args": [rng.normal(0, 2, (4, 50)).astype(np.float32), 0.6, 20, 0.9]}
    yield {"name": "A view with gaps", "args": [rng.normal(0, 2, (8, 24))[::2, ::-2], 0.9, 6, 0.8]}
    yield {"name": "A larger vocabulary", "args": [rng.normal(0, 3, (12, 8000)), 0.9, 400, 0.9], "points": 2}


def barred(rng: np.random.Generator) -> np.ndarray:
    logits = rng.normal(0, 2, (5, 12))
    logits[rng.random(logits.shape) < 0.4] = -np.inf
    logits[:, 3] = rng.normal(size=5)
    logits[4, np.arange(12) != 3] = -np.inf
    return logits
