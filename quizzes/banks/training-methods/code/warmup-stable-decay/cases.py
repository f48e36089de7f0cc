from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    ten = np.arange(10)
    yield {"name": "The example", "visible": True, "args": [ten, 1.0, 0.1, 2, 3, 9]}
    yield {"name": "Warm-up only", "visible": True, "args": [ten, 2.0, 0.0, 4, 0, 10]}
    yield {
        "name": "Decay only",
        "args": [ten, 1.0, 0.2, 0, 5, 10],
        "hint": "The last step of the run has the floor.",
    }
    yield {"name": "Neither warm-up nor decay", "args": [ten, 3e-4, 3e-5, 0, 0, 10]}
    yield {
        "name": "Neither warm-up nor decay, steps after the end",
        "args": [np.arange(14), 3e-4, 3e-5, 0, 0, 10],
        "hint": "After the end the rate is the floor, also without a decay.",
    }
    yield {"name": "Warm-up of one step", "args": [ten, 1.0, 0.0, 1, 4, 10], "hint": "Step 0 has the peak already."}
    yield {"name": "Decay of one step", "args": [ten, 1.0, 0.25, 3, 1, 10], "hint": "Only the last step has the floor."}
    yield {
        "name": "No stable phase",
        "args": [ten, 1.0, 0.1, 4, 6, 10],
        "hint": "Decay begins right after the step that reaches the peak.",
    }
    yield {"name": "Only decay, over the whole run", "args": [ten, 1.0, 0.0, 0, 10, 10]}
    yield {"name": "Only warm-up, over the whole run", "args": [np.arange(12), 1.0, 0.3, 10, 0, 10]}
    yield {"name": "A run of one step", "args": [np.arange(3), 0.5, 0.1, 0, 0, 1]}
    yield {"name": "A run of one step, which decays", "args": [np.arange(3), 0.5, 0.1, 0, 1, 1]}
    yield {"name": "A run of one step, which warms up", "args": [np.arange(3), 0.5, 0.1, 1, 0, 1]}
    yield {
        "name": "Long after the end",
        "args": [np.array([9, 10, 11, 500, 10**6]), 1.0, 0.1, 2, 3, 10],
        "hint": "The rate never falls below the floor.",
    }
    yield {"name": "A floor as high as the peak", "args": [np.arange(12), 1.0, 1.0, 3, 4, 10]}
    yield {"name": "A floor of zero", "args": [np.arange(12), 6e-4, 0.0, 3, 4, 10]}
    yield {"name": "Steps in any order", "args": [rng.permutation(40), 3e-4, 1e-5, 7, 11, 36]}
    yield {"name": "A table of steps", "args": [rng.integers(0, 1200, (6, 9)), 3e-4, 3e-5, 100, 300, 1000]}
    yield {"name": "No steps asked for", "args": [np.zeros(0, dtype=np.int64), 1.0, 0.1, 2, 3, 10]}
    yield {
        "name": "Unsigned steps of 8 bits",
        "args": [np.arange(256, dtype=np.uint8), 1e-3, 1e-5, 300, 600, 1000],
        "hint": "Sums and differences of small integers wrap around.",
    }
    yield {"name": "A long run", "args": [np.arange(0, 20_500, 3), 4e-4, 4e-6, 2000, 4000, 20_000], "points": 2}
