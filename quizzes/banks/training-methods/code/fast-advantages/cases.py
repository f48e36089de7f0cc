from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    def column(*numbers: float) -> np.ndarray:
        return np.array(numbers)[:, None]

    yield {"name": "The example", "visible": True, "args": [column(0.0, 1.0), column(0.5, 0.75), np.array([9.0]), column(False, True), 1.0, 0.5]}
    yield {"name": "Three steps that do not end", "visible": True, "args": [column(1.0, 0.0, 2.0), column(0.5, 1.0, 0.25), np.array([2.0]), column(False, False, False), 0.9, 0.8]}
    yield {"name": "An end in the middle", "args": [column(1.0, 2.0, 3.0, 4.0), column(0.1, 0.2, 0.3, 0.4), np.array([0.5]), column(False, True, False, False), 0.9, 0.5], "hint": "Nothing from the next episode reaches the one before."}
    yield {"name": "Ends at different times", "args": rollout(rng, 8, 5, 0.99, 0.95, 0.3)}
    yield {"name": "An end in every step", "args": rollout(rng, 6, 3, 0.9, 0.9, 1.1)}
    yield {"name": "No end at all", "args": rollout(rng, 9, 4, 0.97, 0.9, 0.0)}
    yield {"name": "An end with the last step, NaN behind it", "args": last_is_nan(rng), "hint": "0 times NaN is NaN."}
    yield {"name": "Values of NaN right after an end", "args": nan_after_end(rng), "hint": "Select, do not multiply."}
    yield {"name": "Lambda 0", "args": rollout(rng, 7, 3, 0.9, 0.0, 0.2)}
    yield {"name": "Lambda 1", "args": rollout(rng, 7, 3, 0.9, 1.0, 0.2)}
    yield {"name": "Gamma 0", "args": rollout(rng, 7, 3, 0.0, 0.9, 0.2)}
    yield {"name": "Gamma 1 and lambda 1", "args": rollout(rng, 7, 3, 1.0, 1.0, 0.2)}
    yield {"name": "One step", "args": rollout(rng, 1, 4, 0.9, 0.8, 0.5)}
    yield {"name": "One sequence", "args": rollout(rng, 12, 1, 0.95, 0.9, 0.2)}
    yield {"name": "No steps", "args": [np.zeros((0, 3)), np.zeros((0, 3)), np.ones(3), np.zeros((0, 3), dtype=bool), 0.9, 0.9]}
    yield {"name": "No sequences", "args": [np.zeros((4, 0)), np.zeros((4, 0)), np.zeros(0), np.zeros((4, 0), dtype=bool), 0.9, 0.9]}
    whole = rollout(rng, 9, 4, 0.9, 0.8, 0.3)
    yield {"name": "Whole-number rewards and values", "args": [rng.integers(-3, 4, (9, 4)), rng.integers(-3, 4, (9, 4)), rng.integers(-3, 4, 4), *whole[3:]]}
    single = rollout(rng, 200, 3, 1.0, 1.0, 0.0)
    yield {"name": "Single precision, long episodes", "args": [*[x.astype(np.float32) for x in single[:3]], *single[3:]], "hint": "Compute in float64."}
    yield {"name": "A long rollout", "args": rollout(rng, 300, 20, 0.999, 0.97, 0.01), "points": 2}
    yield {
        "name": "256 steps of 1,500 sequences, in time",
        "runs": [rollout(rng, 256, 1500, 0.99, 0.95, 0.02) for _ in range(5)],
        "times": 4,
        "points": 3,
    }


def rollout(rng: np.random.Generator, steps: int, batch: int, gamma: float, lam: float, ending: float) -> list[Any]:
    shape = (steps, batch)
    return [rng.normal(size=shape), rng.normal(size=shape), rng.normal(size=batch), rng.random(shape) < ending, gamma, lam]


def last_is_nan(rng: np.random.Generator) -> list[Any]:
    rewards, values, last, ended, gamma, lam = rollout(rng, 5, 4, 0.9, 0.8, 0.2)
    ended[-1] = [True, False, True, False]
    last[[0, 2]] = np.nan
    return [rewards, values, last, ended, gamma, lam]


def nan_after_end(rng: np.random.Generator) -> list[Any]:
    """The second episode of each column starts with a value of NaN, which spoils that step only."""
    rewards, values, last, ended, gamma, lam = rollout(rng, 7, 3, 0.9, 0.8, 0.0)
    for column, end in enumerate((1, 3, 4)):
        ended[end, column] = True
        values[end + 1, column] = np.nan
    return [rewards, values, last, ended, gamma, lam]
