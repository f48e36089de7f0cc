from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    one = np.array([1.0])
    yield {"name": "The example", "visible": True, "args": [one, np.full((3, 1), 40.0), 0.01, 2048.0, 2]}
    yield {"name": "Two good steps", "visible": True, "args": [np.array([1.0, -1.0]), np.array([[0.5, 1.0], [-0.25, 2.0]]), 0.1, 8.0, 10]}
    yield {"name": "No steps", "args": [np.array([1.5, 2.5]), np.zeros((0, 2)), 0.1, 1024.0, 3]}
    yield {"name": "No steps, whole-number weights", "args": [np.array([3, 4]), np.zeros((0, 2)), 0.1, 1024.0, 3]}
    yield {"name": "Growth in every step", "args": [one, np.full((5, 1), 1e-3), 0.1, 4.0, 1]}
    yield {"name": "Growth after three good steps each", "args": [one, np.full((10, 1), 1e-3), 0.1, 4.0, 3]}
    yield {
        "name": "A skipped step between good ones",
        "args": [one, np.array([[1.0], [1.0], [70000.0], [1.0], [1.0], [1.0], [1.0]]), 0.1, 1.0, 3],
        "hint": "Good steps are counted in a row.",
    }
    yield {"name": "Many overflows in a row", "args": [one, np.full((30, 1), 3.0), 0.01, 2.0**24, 50]}
    yield {"name": "Growth until overflow, again and again", "args": [one, np.full((40, 1), 5.0), 0.001, 512.0, 2]}
    yield {
        "name": "Gradients that vanish without a scale",
        "args": [np.array([1e-6, 2e-6]), np.full((4, 2), 1e-9), 1.0, 2.0**16, 100],
        "hint": "Round the scaled gradient, not the gradient.",
    }
    yield {
        "name": "Gradients that vanish with the scale, too",
        "args": [np.array([1e-6, 2e-6]), np.array([[1e-9, 1e-4]] * 3), 1.0, 4.0, 100],
        "hint": "The scaled gradient passes through float16.",
    }
    yield {"name": "A scale below one", "args": [one, np.full((6, 1), 1e5), 1e-6, 1.0, 2]}
    yield {
        "name": "One entry of many overflows",
        "args": [np.zeros(4), np.array([[1.0, 2.0, 900.0, 3.0]] * 4), 0.01, 128.0, 5],
        "hint": "A step is skipped as a whole.",
    }
    yield {"name": "A NaN gradient", "args": [np.zeros(2), np.array([[1.0, 1.0], [np.nan, 1.0], [1.0, 1.0]]), 0.1, 64.0, 2]}
    yield {"name": "Infinite gradients of both signs", "args": [np.zeros(2), np.array([[np.inf, -np.inf], [1.0, 1.0]]), 0.1, 64.0, 1]}
    yield {
        "name": "The largest number of float16",
        "args": [one, np.array([[65504.0], [65519.0], [65520.0], [65504.0]]), 1e-6, 1.0, 10],
        "hint": "Let the conversion decide what overflows.",
    }
    yield {
        "name": "A gradient of zero",
        "args": [one, np.zeros((3, 1)), 0.1, 2.0, 2],
    }
    yield {
        "name": "Growth and overflow with rounding",
        "args": [rng.normal(size=3), rng.normal(size=(20, 3)), 0.05, 2.0**14, 3],
        "hint": "Divide by the scale with which the gradient was made.",
    }
    yield {"name": "A matrix of single precision", "args": [rng.normal(size=(3, 4)).astype(np.float32), rng.normal(size=(15, 3, 4)).astype(np.float32), 0.01, 2.0**13, 2]}
    yield {"name": "A single number", "args": [np.array(0.5), rng.normal(size=8) * 30, 0.01, 2.0**12, 2]}
    yield {
        "name": "A long run",
        "args": [rng.normal(size=(8, 6)), rng.standard_t(2, size=(300, 8, 6)), 1e-3, 2.0**16, 7],
        "checker": {"kind": "close", "rtol": 1e-5, "atol": 1e-5},
        "points": 2,
    }
