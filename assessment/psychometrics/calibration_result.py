"""What a calibration found, how sure that it is the answer, and how well it fits."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import BoolArray, FloatArray
from assessment.psychometrics.calibration_problem import SDS, Problem
from assessment.psychometrics.item_curvature import from_rows
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.item_priors import ItemPriors
from assessment.psychometrics.maximisation import BOUNDS
from assessment.psychometrics.quadrature import Quadrature
from assessment.psychometrics.response import information_at_nodes
from assessment.psychometrics.squarem import FixedPoint


@dataclass(frozen=True, eq=False)
class Calibration:
    """Items on the scale of their population, N(0, 1) unless items were held fixed, and how they were found.

    log_likelihood is that of the answers, without priors; change is the largest change of a parameter in the last
    of `maps` EM maps; `reason` says in words why iteration ended. free (J, K + 2) marks what was estimated: a,
    d_1 ... d_K, logit c. resolved: the quadrature's spacing is at most twice the narrowest posterior's deviation.
    """

    items: ItemParameters
    population_mean: float
    population_sd: float
    log_likelihood: float
    persons: float
    free: BoolArray
    equal_slopes: bool
    priors: ItemPriors
    quadrature: Quadrature
    maps: int
    change: float
    converged: bool
    reason: str
    resolved: bool

    @property
    def nodes(self) -> FloatArray:
        """The quadrature's nodes (Q,) on the scale of the items."""
        return self.population_mean + self.population_sd * self.quadrature.nodes

    @property
    def fixed_items(self) -> bool:
        """Whether items were held fixed, so that the population was estimated instead."""
        return not bool(self.free[:, 0].all())

    @property
    def parameters(self) -> int:
        """How many were estimated."""
        tied = int(self.free[:, 0].sum()) - 1 if self.equal_slopes else 0
        return int(self.free.sum()) - tied + 2 * self.fixed_items

    @property
    def aic(self) -> float:
        """Akaike's criterion, -2 log L + 2 parameters."""
        return 2 * (self.parameters - self.log_likelihood)

    @property
    def bic(self) -> float:
        """Schwarz's criterion, -2 log L + log(persons) parameters."""
        return float(np.log(self.persons)) * self.parameters - 2 * self.log_likelihood


def narrowest_posterior(problem: Problem, point: FloatArray, quadrature: Quadrature) -> float:
    """Standard deviation of the narrowest posterior, in units of the population's deviation."""
    rows, mean, sd = problem.unpacked(point)
    items = from_rows(rows)
    information = information_at_nodes(mean + sd * quadrature.nodes, items.a, items.d, items.c).sum(axis=0)
    return float(max(1 / np.sqrt(1 + sd**2 * problem.largest_share * information.max()), 0.01))


def reported(problem: Problem, end: FixedPoint, quadrature: Quadrature, maps: int, tolerance: float) -> Calibration:
    """The calibration that an iteration ended with."""
    rows, mean, sd = problem.unpacked(end.point)
    expected = problem.expected(end.point, quadrature)
    free = problem.freedom.parameters
    bounds = np.array([BOUNDS[0], *[BOUNDS[1]] * (rows.shape[1] - 2), BOUNDS[2]])
    at_bound = np.flatnonzero((free & (np.abs(rows) >= bounds)).any(axis=1))
    lost = problem.freedom.population and (sd <= 1.0001 * SDS[0] or sd >= 0.9999 * SDS[1])
    if at_bound.size:
        reason = f"item {at_bound[0]} has no finite estimate: give priors"
    elif lost:
        reason = f"the population's deviation is at its bound, {sd}: the persons are too few or too alike to tell"
    elif end.converged:
        reason = f"no parameter changed by {tolerance} or more"
    else:
        reason = f"a parameter still changed by {end.change:.2g} after {maps} maps"
    return Calibration(
        items=from_rows(rows),
        population_mean=mean,
        population_sd=sd,
        log_likelihood=problem.log_likelihood(rows, expected),
        persons=problem.answers.persons,
        free=free,
        equal_slopes=problem.freedom.equal_slopes,
        priors=problem.priors,
        quadrature=quadrature,
        maps=maps,
        change=end.change,
        converged=end.converged and not at_bound.size and not lost,
        reason=reason,
        resolved=quadrature.resolves(narrowest_posterior(problem, end.point, quadrature)),
    )
