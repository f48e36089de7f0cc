import numpy as np


def cases(rng):
    yield {
        "name": "The example",
        "visible": True,
        "args": [np.array([0.25, 0.75, 0.75, 0.75]), np.array([0, 1, 1, 0]), 2],
    }
    yield {
        "name": "Always certain, half of the time wrong",
        "visible": True,
        "args": [np.ones(6), np.array([True, False, True, False, True, False])],
    }
    yield {
        "name": "Five bins, one wrong answer in the middle of each",
        "visible": True,
        "args": [np.array([0.1, 0.3, 0.5, 0.7, 0.9]), np.zeros(5, dtype=int), 5],
    }
    yield {"name": "Wide bins, answers anywhere in them", "args": [rng.random(40), rng.random(40) < 0.7, 3]}
    yield {"name": "No answers", "args": [np.zeros(0), np.zeros(0, dtype=bool)]}
    yield {"name": "One answer", "args": [np.array([0.83]), np.array([1])]}
    yield {
        "name": "Confidence 0 and 1 only",
        "args": [np.array([0.0, 0.0, 0.0, 1.0, 1.0]), np.array([0, 1, 0, 1, 0])],
    }
    yield {
        "name": "Confidence at the ends of four bins",
        "args": [
            np.array([0.25, 0.25, 0.3, 0.5, 0.5, 0.6, 0.75, 0.8, 1.0]),
            np.array([0, 1, 1, 0, 0, 1, 1, 0, 1]),
            4,
        ],
    }
    yield {"name": "A single bin", "args": [rng.random(30), rng.random(30) < 0.4, 1]}
    yield {
        "name": "Too high in one half, too low in the other",
        "args": [
            np.concatenate([rng.uniform(0.55, 0.6, 40), rng.uniform(0.92, 0.97, 60)]),
            np.arange(100) % 10 < np.repeat([8, 6], [40, 60]),
        ],
    }
    yield {
        "name": "Bins of very unequal size",
        "args": [
            np.concatenate([rng.uniform(0.02, 0.08, 3), rng.uniform(0.91, 0.99, 500)]),
            np.concatenate([np.ones(3), np.zeros(100), np.ones(400)]).astype(int),
        ],
    }
    yield {"name": "More bins than answers", "args": [rng.random(12), rng.random(12) < 0.5, 64]}
    yield {"name": "Right as often as promised", "args": matched(rng, 5000)}
    yield {"name": "Over-confident", "args": matched(rng, 800, power=0.4)}
    yield {
        "name": "Single precision, unsigned labels",
        "args": [
            a.astype(t) for a, t in zip(matched(rng, 400, power=2.0), (np.float32, np.uint8), strict=True)
        ],
    }
    yield {"name": "A hundred thousand answers", "args": [*matched(rng, 100_000, power=0.7), 15], "points": 2}


def matched(rng, answers, power=1.0):
    """Answers that are right with their true chance; a power below 1 states it too high."""
    chance = rng.beta(2, 1, answers)
    return [chance**power, rng.random(answers) < chance]
