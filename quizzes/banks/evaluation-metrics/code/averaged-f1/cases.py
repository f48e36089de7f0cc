import numpy as np


def cases(rng):
    gold = np.array([[1, 0], [1, 1], [1, 0]])
    predicted = np.array([[1, 0], [1, 0], [0, 0]])
    yield {"name": "The example", "visible": True, "args": [gold, predicted]}
    yield {"name": "Every code found, no other", "visible": True, "args": [gold, gold.copy()]}
    yield {
        "name": "Both kinds of error",
        "args": [
            np.array([[1, 0, 1], [0, 1, 1], [1, 1, 0], [0, 1, 0]]),
            np.array([[1, 1, 0], [0, 1, 1], [1, 1, 0], [1, 0, 0]]),
        ],
    }
    yield {"name": "One letter, one code, found", "args": [np.array([[1]]), np.array([[1]])]}
    yield {"name": "One letter, one code, missed", "args": [np.array([[1]]), np.array([[0]])]}
    yield {
        "name": "A code that nobody used",
        "hint": "Such a code has an F1 of 0 and counts.",
        "args": [np.array([[1, 0, 0], [1, 1, 0]]), np.array([[1, 0, 0], [1, 0, 0]])],
    }
    yield {
        "name": "A code given but never right",
        "args": [np.array([[1, 0], [1, 0], [0, 0]]), np.array([[1, 1], [1, 1], [0, 1]])],
    }
    yield {"name": "Nothing predicted at all", "args": [gold, np.zeros_like(gold)]}
    yield {"name": "No letters", "args": [np.zeros((0, 4), dtype=bool), np.zeros((0, 4), dtype=bool)]}
    yield {"name": "Boolean matrices", "args": [rng.random((40, 6)) < 0.4, rng.random((40, 6)) < 0.4]}
    yield {
        "name": "Unsigned 8-bit matrices, many letters",
        "args": [
            (rng.random((1200, 5)) < 0.8).astype(np.uint8),
            (rng.random((1200, 5)) < 0.7).astype(np.uint8),
        ],
    }
    yield {
        "name": "Signed 8-bit against boolean",
        "args": [(rng.random((600, 4)) < 0.5).astype(np.int8), rng.random((600, 4)) < 0.5],
    }
    yield {"name": "One frequent code, many rare ones", "args": imbalanced(rng, 500, 40)}
    yield {
        "name": "Precision and recall far apart",
        "args": [rng.random((300, 8)) < 0.1, rng.random((300, 8)) < np.linspace(0.02, 0.95, 8)],
    }
    yield {"name": "Many letters and codes", "args": imbalanced(rng, 4000, 300), "points": 2}


def imbalanced(rng, letters, codes):
    """Gold and predicted codes whose frequency falls with their rank, as diagnoses do."""
    share = 0.6 / np.arange(1, codes + 1)
    gold = rng.random((letters, codes)) < share
    found = gold & (rng.random((letters, codes)) < 0.9 - 0.7 * np.arange(codes) / codes)
    return [gold, found | (rng.random((letters, codes)) < share / 5)]
