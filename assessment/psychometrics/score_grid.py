"""Functions of one number per person, tabulated at a few hundred scores and interpolated for everyone."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray

FEWEST_CELLS: Final = 256
_STENCIL: Final = np.arange(-2, 4)  # the six nodes around a cell that runs from 0 to 1


def _lagrange() -> FloatArray:
    """Coefficients (6 nodes, 6 powers of f) of the polynomials that are one at their own node, zero at the rest."""
    rows = []
    for node in _STENCIL:
        others = np.delete(_STENCIL, node - _STENCIL[0])
        rows.append(np.poly(others)[::-1] / np.prod(node - others))
    return np.array(rows)


_COEFFICIENTS: Final = _lagrange()


@dataclass(frozen=True, eq=False)
class ScoreGrid:
    """Scores from `low` to `high` in cells that are even in the angle phi, score = low + (high - low)(1 - cos phi)/2.

    Like Chebyshev's points they crowd at both ends, where posteriors change fastest. A function of the score
    is even about phi = 0 and pi, so that the nodes beyond either end need no case of their own.
    """

    low: float
    high: float
    cells: int = FEWEST_CELLS

    @property
    def nodes(self) -> FloatArray:
        """The scores (cells + 5,) at which a function must be known: two nodes beyond each end."""
        phi = np.arange(-2, self.cells + 3) * (np.pi / self.cells)
        return np.asarray(self.low + (self.high - self.low) * (1 - np.cos(phi)) / 2, dtype=float)

    def curve(self, values: FloatArray) -> FloatArray:
        """From a function's values (cells + 5,) at the nodes: the quintic of each cell, coefficients (6, cells)."""
        windows = np.lib.stride_tricks.sliding_window_view(values, _STENCIL.size)
        return np.ascontiguousarray(_COEFFICIENTS.T @ windows.T)

    def place(self, scores: FloatArray) -> "Place":
        """Where scores (N,) within [low, high] lie."""
        width = max(self.high - self.low, 1e-300)
        cosine = np.clip(1 - (scores - self.low) * (2 / width), -1, 1)
        position = np.arccos(cosine) * (self.cells / np.pi)
        cell = np.minimum(position.astype(np.int64), self.cells - 1)
        return Place(cell, position - cell, self.cells)


@dataclass(frozen=True, eq=False)
class Place:
    """For each person the cell (N,) of the grid and the fraction (N,) of the way through it."""

    cell: IntArray
    fraction: FloatArray
    cells: int

    def interpolate(self, curve: FloatArray) -> FloatArray:
        """Values (N,) at the scores of a function, given as the grid's `curve`."""
        result: FloatArray = curve[-1].take(self.cell)
        for coefficient in curve[-2::-1]:
            result *= self.fraction
            result += coefficient.take(self.cell)
        return result

    def spread(self, mass: FloatArray) -> FloatArray:
        """Masses (N,) to masses at the grid's nodes: the transpose of `interpolate`, so that sums agree."""
        moments = np.empty((_STENCIL.size, self.cells))
        for moment in moments:
            moment[:] = np.bincount(self.cell, mass, self.cells)
            mass = mass * self.fraction
        shares = _COEFFICIENTS @ moments
        total = np.zeros(self.cells + _STENCIL.size - 1)
        for first, share in enumerate(shares):
            total[first : first + self.cells] += share
        return total
