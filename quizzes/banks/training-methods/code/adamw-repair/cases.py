from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    yes = np.array([True])
    yield {
        "name": "The example",
        "visible": True,
        "args": [np.array([1.0, 1.0]), np.ones((2, 2)), np.array([0.1, 0.1]), np.array([True, False])],
        "kwargs": {"decay": 0.5},
    }
    yield {
        "name": "One step without decay",
        "visible": True,
        "args": [np.array([1.0, 1.0, 1.0]), np.array([[0.5, -2.0, 8.0]]), np.array([0.1]), np.array([False])],
        "hint": "In the first step both bias corrections cancel the shares 1 - beta.",
    }
    yield {
        "name": "Three steps with changing gradients",
        "args": [np.array([0.3, -0.2]), np.array([[1.0, 2.0], [-3.0, 2.0], [0.5, 0.0]]), np.full(3, 0.01), np.array([False])],
    }
    yield {"name": "No steps", "args": [np.array([1.5, -2.0]), np.zeros((0, 2)), np.zeros(0), yes]}
    yield {"name": "Whole-number weights, no steps", "args": [np.array([3, -1]), np.zeros((0, 2)), np.zeros(0), yes]}
    yield {
        "name": "Gradients of zero",
        "args": [np.array([1.0, -3.0]), np.zeros((5, 2)), np.full(5, 0.1), yes],
        "kwargs": {"decay": 0.2},
        "hint": "Decoupled decay does not wait for a gradient.",
    }
    yield {
        "name": "Large gradients and strong decay",
        "args": [rng.normal(size=6), rng.normal(size=(10, 6)) * 1000, np.full(10, 0.05), yes],
        "kwargs": {"decay": 0.4},
        "hint": "Decay must not pass through the moments.",
    }
    yield {
        "name": "Tiny gradients",
        "args": [rng.normal(size=4), rng.normal(size=(6, 4)) * 1e-8, np.full(6, 0.01), yes],
        "hint": "Where is eps added?",
    }
    yield {
        "name": "A large eps",
        "args": [rng.normal(size=4), rng.normal(size=(6, 4)), np.full(6, 0.01), yes],
        "kwargs": {"eps": 0.5},
    }
    yield {
        "name": "Rates that change",
        "args": [rng.normal(size=3), rng.normal(size=(8, 3)), np.linspace(0, 0.2, 8), yes],
        "kwargs": {"decay": 0.3},
        "hint": "The decay of a step is multiplied by the rate of that step.",
    }
    yield {
        "name": "A matrix of which some rows decay",
        "args": [rng.normal(size=(4, 3)), rng.normal(size=(7, 4, 3)), np.full(7, 0.02), np.array([[True], [False], [True], [False]])],
        "kwargs": {"decay": 0.3},
    }
    yield {
        "name": "Other betas",
        "args": [rng.normal(size=5), rng.normal(size=(12, 5)), np.full(12, 0.02), yes],
        "kwargs": {"beta1": 0.8, "beta2": 0.95},
    }
    yield {
        "name": "A first moment without memory",
        "args": [rng.normal(size=5), rng.normal(size=(6, 5)), np.full(6, 0.02), yes],
        "kwargs": {"beta1": 0.0},
    }
    yield {"name": "A single number", "args": [np.array(0.7), rng.normal(size=4), np.full(4, 0.1), np.array(True)]}
    yield {
        "name": "Single precision",
        "args": [
            rng.normal(size=(3, 2)).astype(np.float32),
            rng.normal(size=(20, 3, 2)).astype(np.float32),
            np.full(20, 0.003),
            yes,
        ],
        "hint": "Compute in float64.",
    }
    yield {
        "name": "Many steps",
        "args": [rng.normal(size=(8, 5)), rng.normal(size=(300, 8, 5)) + 0.1, np.full(300, 0.001), rng.random((8, 5)) < 0.5],
        "points": 2,
    }
