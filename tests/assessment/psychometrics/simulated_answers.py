"""Answers drawn from the response model, for tests that know the truth."""

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.response import log_probabilities_at_nodes


def random_items(items: int, seed: int, steps: int = 1, c: float = 0.0) -> ItemParameters:
    """a ~ log N(0, .3), b ~ N(0, 1); steps around b for more than two categories."""
    rng = np.random.default_rng(seed)
    tau = np.sort(rng.normal(0, 0.8, (items, steps)), axis=1) if steps > 1 else np.zeros((items, 1))
    return ItemParameters.from_difficulties(np.exp(rng.normal(0, 0.3, items)), rng.normal(size=items), c, tau)


def joined(*parts: ItemParameters) -> ItemParameters:
    """One form of several parts."""
    width = max(part.d.shape[1] for part in parts)
    d = [np.pad(part.d, ((0, 0), (0, width - part.d.shape[1])), constant_values=-np.inf) for part in parts]
    return item_parameters(
        np.concatenate([part.a for part in parts]), np.concatenate(d), np.concatenate([part.c for part in parts])
    )


def answers(items: ItemParameters, theta: FloatArray, seed: int, missing: float = 0.0) -> np.ndarray:
    """Categories (N, J) of persons with ability theta (N,), -1 for the share that is missing at random."""
    rng = np.random.default_rng(seed)
    drawn = np.zeros((theta.size, len(items)), dtype=np.int8)
    for first in range(0, theta.size, 2000):
        rows = slice(first, first + 2000)
        p = np.exp(log_probabilities_at_nodes(theta[rows], items.a, items.d, items.c)).cumsum(axis=1)
        drawn[rows] = (rng.random((p.shape[0], 1, p.shape[2])) > p[:, :-1]).sum(axis=1).T
    if missing:
        drawn[rng.random(drawn.shape) < missing] = -1
    return drawn


def population(persons: int, seed: int) -> FloatArray:
    return np.random.default_rng(1000 + seed).normal(size=persons)
