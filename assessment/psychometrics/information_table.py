"""Information of many items over a grid of estimates, weighted by the posterior, so that choosing is looking up."""

from dataclasses import dataclass, field

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.normal import gauss_hermite
from assessment.psychometrics.response import information_at_nodes

GRID = np.linspace(-6, 6, 81)
MEANS = np.linspace(-4, 4, 81)
RATIO = 1.12  # between neighbouring standard errors of the table
WIDEST = 2.0
LEVELS = 30
NEGLIGIBLE = 1e-12


def item_information(items: ItemArray) -> FloatArray:
    """What each item tells of eta at each of the Q points of GRID, (J, Q), the error of b included.

    An item with information I and error variance s^2 of b observes eta with variance 1/I + s^2, so it tells
    I / (1 + s^2 I), averaged over where its b may be.
    """
    nodes, weights = gauss_hermite(3) if items.b_sd.any() else (np.zeros(1), np.ones(1))
    total = np.zeros((len(items), GRID.size))
    for node, weight in zip(nodes, weights, strict=True):
        place = (items.b + items.b_sd * node)[:, None] + items.steps
        intercepts = -np.cumsum(items.a[:, None] * place, axis=1)
        total += weight * information_at_nodes(GRID, items.a, intercepts, items.c)
    return np.asarray(total / (1 + items.b_sd[:, None] ** 2 * total), dtype=float)


def posterior_weights(sd: float) -> FloatArray:
    """Weights (M, Q): for each mean of M MEANS, the normal distribution around it over the Q points of GRID."""
    density = np.exp(-0.5 * ((GRID - MEANS[:, None]) / sd) ** 2)
    density /= density.sum(axis=1, keepdims=True)
    return np.where(density > NEGLIGIBLE, density, 0.0)  # denormal numbers would slow the products down


def mean_bin(mean: FloatArray) -> IntArray:
    """The nearest of MEANS, by number, in the shape of mean."""
    return np.asarray(np.clip(np.rint((mean - MEANS[0]) * 10), 0, MEANS.size - 1), dtype=np.int64)


@dataclass(eq=False)
class InformationTable:
    """How much of the posterior variance each of J items on one scale takes away, posterior-weighted.

    Of an estimate N(mean, sd^2), an item with information I takes the share sd^2 I / (1 + sd^2 I), averaged over
    the posterior. Rows for a standard error are made when one first comes near it.
    """

    items: ItemArray
    plain: FloatArray = field(init=False)
    by_level: dict[int, FloatArray] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.plain = np.ascontiguousarray(item_information(self.items).T, dtype=np.float32)

    def at(self, mean: FloatArray, sd: FloatArray) -> FloatArray:
        """Share (N, J) that each item takes for persons with these estimates (N,), to the table's nearest step."""
        level = np.clip(np.rint(np.log(WIDEST / sd) / np.log(RATIO)), 0, LEVELS).astype(np.int64)
        place = mean_bin(mean)
        found = np.empty((mean.size, len(self.items)), dtype=np.float32)
        for one in np.unique(level):
            rows = np.flatnonzero(level == one)
            found[rows] = self._level(int(one))[place[rows]]
        return found  # type: ignore[return-value]

    def _level(self, level: int) -> FloatArray:
        if level not in self.by_level:
            sd = WIDEST * RATIO**-level
            told = np.float32(sd**2) * self.plain
            self.by_level[level] = posterior_weights(sd).astype(np.float32) @ (told / (1 + told))
        return self.by_level[level]
