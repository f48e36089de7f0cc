"""Calibration of one scale: items' parameters by marginal maximum likelihood, MML-EM (Bock & Aitkin 1981)."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.calibration_problem import Problem
from assessment.psychometrics.calibration_result import Calibration, narrowest_posterior, reported
from assessment.psychometrics.calibration_start import set_up
from assessment.psychometrics.form_answers import FormAnswers, form_answers
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.item_priors import ItemPriors, log_prior
from assessment.psychometrics.maximisation import maximise, population_moments, within_bounds
from assessment.psychometrics.quadrature import Quadrature, fine_quadrature, normal_quadrature
from assessment.psychometrics.squarem import FixedPoint, squarem

TOLERANCE: Final = 1e-4
MOST_MAPS: Final = 1000
NO_PRIORS: Final = ItemPriors()
FEWEST: Final = 25
ALLOWANCE: Final = 0.85  # posteriors may end narrower than they begin
ROUGH_TOLERANCE: Final = 0.01


def calibrate(
    responses: ArrayLike | FormAnswers,
    *,
    frequencies: ArrayLike | None = None,
    steps: ArrayLike | None = None,
    c: ArrayLike = 0.0,
    equal_slopes: bool = False,
    priors: ItemPriors = NO_PRIORS,
    start: ItemParameters | None = None,
    fixed: ArrayLike | None = None,
    quadrature: Quadrature | None = None,
    tolerance: float = TOLERANCE,
    most_maps: int = MOST_MAPS,
) -> Calibration:
    """Item parameters of answers (N, J): 2PL, 3PL and GPCM in one form, with gaps (NaN or -1) and frequencies (N,).

    steps (J,): top category of each item. c: guessing, a number or (J,), fixed unless `priors.logit_c` shrinks it.
    equal_slopes: one slope for all, which is the Rasch and the partial credit model with theta's deviation as slope.
    fixed (J,): items held at their values in `start`, so that the scale stays; mean and deviation of the population
    are then estimated. Quadrature: by default at least 41 points on [-6, 6], finer where posteriors are narrow.
    Ends when no parameter changes by `tolerance` in one map; lack of convergence is reported, not raised.
    ValueError names an argument that cannot be, or an item without a finite estimate and without a prior.
    """
    answers = form_answers(responses, frequencies, steps)
    problem = set_up(answers, c=c, equal_slopes=equal_slopes, priors=priors, start=start, fixed=fixed)
    if not 0 < tolerance < 1 or most_maps < 1:
        raise ValueError(f"tolerance, most_maps: expected within (0, 1), and 1 or more, got {tolerance}, {most_maps}")
    end, grid, maps = _solved(problem, quadrature, tolerance, most_maps)
    return reported(problem, end, grid, maps, tolerance)


def _solved(
    problem: Problem, quadrature: Quadrature | None, tolerance: float, most_maps: int
) -> tuple[FixedPoint, Quadrature, int]:
    """Where iteration ended, on which quadrature, after how many maps: first roughly, then on nodes that suffice."""
    point, maps = problem.start, 0
    grid = quadrature or _resolving(problem, point, ALLOWANCE)
    if not problem.by_score and grid.nodes.size > FEWEST:
        rough = _iterate(problem, point, _half(grid), max(tolerance, ROUGH_TOLERANCE), most_maps)
        point, maps = rough.point, rough.maps
        grid = quadrature or _resolving(problem, point, ALLOWANCE)
    end = _iterate(problem, point, grid, tolerance, most_maps - maps)
    maps += end.maps
    finer = _resolving(problem, end.point, 1.0)
    if quadrature is not None or finer.nodes.size <= grid.nodes.size:
        return end, grid, maps
    again = _iterate(problem, end.point, finer, tolerance, most_maps - maps)
    return again, finer, maps + again.maps


def _resolving(problem: Problem, point: FloatArray, allowance: float) -> Quadrature:
    """Nodes for the narrowest posterior at a point, or one that is narrower by a factor."""
    return fine_quadrature(allowance * narrowest_posterior(problem, point, normal_quadrature()))


def _half(quadrature: Quadrature) -> Quadrature:
    """Half as many nodes, which is enough on the way to the neighbourhood of the answer."""
    points = max(FEWEST, quadrature.nodes.size // 2 + 1)
    return normal_quadrature(points, -float(quadrature.nodes[0]))


def _iterate(
    problem: Problem, start: FloatArray, quadrature: Quadrature, tolerance: float, most_maps: int
) -> FixedPoint:
    def one_map(point: FloatArray) -> tuple[FloatArray, float]:
        rows, mean, sd = problem.unpacked(point)
        rows = within_bounds(rows, rows, NO_PRIORS)
        expected = problem.expected(problem.packed(rows, mean, sd), quadrature)
        objective = problem.log_likelihood(rows, expected) + log_prior(problem.priors, rows, problem.freedom.parameters)
        better = maximise(rows, expected, problem.form, problem.priors, problem.freedom)
        return problem.packed(better, *population_moments(expected)), objective

    with np.errstate(all="ignore"):  # an extrapolation that leaves the domain is taken back
        return squarem(one_map, start, tolerance=tolerance, max_maps=most_maps)
