import numpy as np

RESAMPLES = 4000


def cases(rng):
    a, b = np.array([True, True, True, False]), np.array([True, True, False, False])
    yield {"name": "The example", "visible": True, "args": [a, b, RESAMPLES, 0.8, 0]}
    yield {
        "name": "The same gain on every item",
        "visible": True,
        "args": [np.arange(30) + 2.0, np.arange(30.0), RESAMPLES, 0.9, 4],
    }
    yield {"name": "Sixty scores", "args": [*related(rng, 60, 0.3, 0.3), RESAMPLES, 0.95, 1]}
    yield {"name": "One item", "args": [np.array([0.75]), np.array([0.5]), RESAMPLES, 0.95, 2]}
    yield {"name": "Two equal systems", "args": [*[rng.random(40)] * 2, RESAMPLES, 0.95, 3]}
    yield {"name": "The first system is worse", "args": [*related(rng, 120, -0.4, 0.3), RESAMPLES, 0.95, 5]}
    yield {
        "name": "Hard items are hard for both",
        "args": [*related(rng, 150, 0.05, 0.05), RESAMPLES, 0.95, 6],
    }
    yield {"name": "Hard items of one are easy for the other", "args": [*opposed(rng, 80), RESAMPLES, 0.9, 7]}
    yield {"name": "A few items make the difference", "args": [*skewed(rng, 25), RESAMPLES, 0.9, 8]}
    yield {
        "name": "Right and wrong, many items",
        "args": [rng.random(200) < 0.8, rng.random(200) < 0.6, RESAMPLES, 0.95, 9],
    }
    yield {
        "name": "Unsigned integer scores",
        "args": [
            rng.integers(0, 4, 90).astype(np.uint8),
            rng.integers(0, 6, 90).astype(np.uint8),
            RESAMPLES,
            0.95,
            10,
        ],
    }
    yield {
        "name": "Integer scores against floats",
        "args": [rng.integers(1, 11, 70), rng.uniform(1, 10, 70), RESAMPLES, 0.8, 11],
    }
    yield {
        "name": "Single precision",
        "args": [*[scores.astype(np.float32) for scores in related(rng, 100, 0.2, 0.4)], RESAMPLES, 0.9, 12],
    }
    yield {
        "name": "Large scores, small differences",
        "args": [*[scores + 1e6 for scores in related(rng, 100, 0.02, 0.1)], RESAMPLES, 0.95, 13],
    }
    yield {"name": "A narrow confidence", "args": [*related(rng, 100, 0.1, 0.5), RESAMPLES, 0.5, 14]}
    yield {
        "name": "Two hundred items",
        "args": [*related(rng, 200, 0.1, 0.2), RESAMPLES, 0.95, 15],
        "points": 2,
    }


def related(rng, items, gain, noise):
    """Scores of two systems that share the difficulty of the items."""
    easiness = rng.normal(0, 1, items)
    return [easiness + gain + rng.normal(0, noise, items), easiness + rng.normal(0, noise, items)]


def opposed(rng, items):
    """Scores of two systems with opposite strengths."""
    strength = rng.normal(0, 1, items)
    return [strength + rng.normal(0, 0.1, items), rng.normal(0, 0.1, items) - strength]


def skewed(rng, items):
    """A system that is far ahead on two items and hardly anywhere else."""
    base = rng.random(items)
    ahead = rng.random(items) / 10
    ahead[:2] += 8
    return [base + ahead, base]
