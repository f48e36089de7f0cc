"""The bank of measurement.md 5.2: thirty skills under six topics, some items on two skills, all kinds of items."""

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.item_model import ItemModel, unit_weights
from assessment.psychometrics.skill_filter import tree_prior

SKILLS = 30
TOPICS: IntArray = np.repeat(np.arange(6), 5)
PRIOR: FloatArray = tree_prior(TOPICS)
ZERO: FloatArray = np.zeros(SKILLS)


def bank(seed: int, count: int = 600) -> list[ItemModel]:
    """30 % of the items on two skills, half with guessing 1/4, a quarter with partial credit."""
    rng, models = np.random.default_rng(seed), []
    for number in range(count):
        weights = 0.7 * np.eye(SKILLS)[number % SKILLS]
        if rng.random() < 0.3:
            weights = weights + 0.5 * np.eye(SKILLS)[rng.integers(SKILLS)]
        kind = rng.choice(3, p=[0.5, 0.25, 0.25])
        c, steps = [(0.25, np.zeros(1)), (0.0, np.zeros(1)), (0.0, np.array([-0.8, 0.0, 0.8]))][kind]
        models.append(ItemModel(unit_weights(weights), np.exp(rng.normal(0.1, 0.3)), rng.normal(), c, steps))
    return models
