"""Quadrature for a normally distributed ability: evenly spaced nodes with the density as weights."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from assessment.psychometrics.arrays import FloatArray, finite_number

SPAN: Final = 6.0
POINTS: Final = 61
FEWEST: Final = 41
LARGEST_RATIO: Final = 2.0  # of spacing to posterior standard deviation; beyond it intervals no longer cover


@dataclass(frozen=True, eq=False)
class Quadrature:
    """Nodes (Q,), evenly spaced and rising, and weights (Q,) that sum to one."""

    nodes: FloatArray
    weights: FloatArray

    @property
    def spacing(self) -> float:
        """Distance from one node to the next."""
        return float(self.nodes[1] - self.nodes[0])

    def resolves(self, posterior_sd: float) -> bool:
        """Whether posteriors as narrow as this are seen: spacing of at most twice their standard deviation."""
        return self.spacing <= LARGEST_RATIO * posterior_sd


@cache
def normal_quadrature(points: int = POINTS, span: float = SPAN) -> Quadrature:
    """Nodes on [-span, span] for expectations under N(0, 1); ValueError below 3 points."""
    if points < 3:
        raise ValueError(f"points: expected at least 3, got {points}")
    nodes = np.linspace(-finite_number("span", span, low=1), span, points)
    weights = np.exp(-(nodes**2) / 2)
    weights /= weights.sum()
    nodes.setflags(write=False)
    weights.setflags(write=False)
    return Quadrature(nodes, weights)


def fine_quadrature(posterior_sd: float, span: float = SPAN) -> Quadrature:
    """At least 41 points, and spacing of at most one posterior standard deviation.

    That is twice as fine as intervals need. For a normal posterior the sum over nodes is then wrong by
    2 exp(-2 pi^2), 5e-9 of its value (Poisson's summation formula); at two deviations it would be 1e-2.
    """
    finite_number("posterior_sd", posterior_sd, low=1e-3)
    return normal_quadrature(max(FEWEST, 2 * int(np.ceil(span / posterior_sd)) + 1), span)
