"""Standard errors of a calibration, from the observed information by Oakes's identity (Oakes 1999; Chalmers 2018).

The observed information is that of the expected complete data less what the E-step's own dependence on the
parameters takes away; both have closed forms here, so that nothing is differentiated numerically.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray
from assessment.psychometrics.calibration_result import Calibration
from assessment.psychometrics.complete_information import complete_information
from assessment.psychometrics.expected_counts import ExpectedCounts, expected_counts
from assessment.psychometrics.form_answers import FormAnswers, form_answers
from assessment.psychometrics.item_curvature import FormCounts, parameter_rows
from assessment.psychometrics.item_error import ItemError
from assessment.psychometrics.missing_information import missing_information, missing_information_by_score
from assessment.psychometrics.score_functions import score_functions, with_population
from assessment.psychometrics.weighted_score import expected_counts_by_score


@dataclass(frozen=True, eq=False)
class StandardErrors:
    """Standard errors of a, b, c (J,) and d (J, K), zero for what was fixed, and of the population's two figures.

    covariance (P, P) is that of the free parameters, row by row of `Calibration.free`, then of the population's
    mean and log deviation where they were estimated. With equal slopes every slope has the common error. `items`
    is the part that a person's score can carry.
    """

    a: FloatArray
    d: FloatArray
    c: FloatArray
    b: FloatArray
    population_mean: float
    population_sd: float
    covariance: FloatArray
    items: ItemError


def standard_errors(
    calibration: Calibration, responses: ArrayLike | FormAnswers, frequencies: ArrayLike | None = None
) -> StandardErrors:
    """Errors of the estimates from the very answers that they came from.

    ValueError when the information is not positive definite: then the estimates are no maximum.
    """
    answers = form_answers(responses, frequencies, calibration.items.steps)
    information = observed_information(calibration, answers)
    try:
        np.linalg.cholesky(information)
    except np.linalg.LinAlgError:
        raise ValueError(f"calibration: its information is not positive definite; {calibration.reason}") from None
    tied = tied_parameters(calibration)
    covariance = tied @ np.linalg.inv(information) @ tied.T
    return _by_parameter(calibration, covariance)


def observed_information(calibration: Calibration, answers: FormAnswers) -> FloatArray:
    """Negative second derivative of log-likelihood and log prior by the free parameters; equal slopes as one."""
    rows, nodes, free = parameter_rows(calibration.items), calibration.nodes, calibration.free
    guessed = np.flatnonzero(np.isfinite(rows[:, -1]))
    log_weights = np.log(calibration.quadrature.weights)
    functions = score_functions(rows, free, nodes)
    if calibration.fixed_items:
        functions = with_population(functions, len(rows), nodes, calibration.population_mean, calibration.population_sd)
    if answers.complete and not guessed.size:
        expected = expected_counts_by_score(answers, calibration.items, nodes, log_weights)
        missing = missing_information_by_score(answers, calibration.items, functions, nodes, log_weights)
    else:
        expected = expected_counts(answers, calibration.items, nodes, log_weights, guessed)
        missing = missing_information(answers, calibration.items, functions, nodes, log_weights, guessed)
    form = FormCounts(answers.category_counts()[:, 1:], guessed)
    complete = complete_information(rows, expected, form, calibration.priors, free)
    information = -missing
    size = int(free.sum())
    information[:size, :size] += _block_diagonal(complete, free)
    if calibration.fixed_items:
        information[size:, size:] += _population_information(calibration, expected)
    tied = tied_parameters(calibration)
    return np.asarray(tied.T @ information @ tied, dtype=float)


def _population_information(calibration: Calibration, expected: ExpectedCounts) -> FloatArray:
    """Information (2, 2) of mean and log deviation, had abilities been known."""
    z = (expected.nodes - calibration.population_mean) / calibration.population_sd
    total, first, second = (float(expected.persons @ z**power) for power in range(3))
    sd = calibration.population_sd
    return np.array([[total / sd**2, 2 * first / sd], [2 * first / sd, 2 * second]])


def _block_diagonal(blocks: FloatArray, free: BoolArray) -> FloatArray:
    item, place = np.nonzero(free)
    return np.where(item[:, None] == item, blocks[item[:, None], place[:, None], place], 0.0)


def tied_parameters(calibration: Calibration) -> FloatArray:
    """From the parameters that are estimated (P) to those of every item: the identity, but for equal slopes."""
    is_slope = np.append(np.nonzero(calibration.free)[1] == 0, [False, False] if calibration.fixed_items else [])
    if not calibration.equal_slopes:
        return np.eye(is_slope.size)
    return np.column_stack([is_slope.astype(float), np.eye(is_slope.size)[:, ~is_slope.astype(bool)]])


def _by_parameter(calibration: Calibration, covariance: FloatArray) -> StandardErrors:
    free, items = calibration.free, calibration.items
    variance = np.zeros(free.shape)
    size = int(free.sum())
    variance[free] = np.diag(covariance)[:size]
    errors = np.sqrt(variance)
    population = np.sqrt(np.diag(covariance)[size:]) if calibration.fixed_items else np.zeros(2)
    return StandardErrors(
        a=errors[:, 0],
        d=errors[:, 1:-1],
        c=errors[:, -1] * items.c * (1 - items.c),
        b=_of_difficulty(calibration, covariance),
        population_mean=float(population[0]),
        population_sd=float(population[1]) * calibration.population_sd,
        covariance=covariance,
        items=ItemError(free, covariance[:size, :size]),
    )


def _of_difficulty(calibration: Calibration, covariance: FloatArray) -> FloatArray:
    """Errors (J,) of b = -d_K / (K a), by its derivatives 1 / (K a) and b / a."""
    items, free = calibration.items, calibration.free
    position = np.full(free.shape, -1)
    position[free] = np.arange(int(free.sum()))
    each, top = np.arange(len(items)), items.steps
    b = -items.d[each, top - 1] / (top * items.a)
    slope, last = position[:, 0], position[each, top]
    known = slope < 0
    v_a, v_d, cross = covariance[slope, slope], covariance[last, last], covariance[slope, last]
    variance = v_d / (top * items.a) ** 2 + (b / items.a) ** 2 * v_a + 2 * b / (top * items.a**2) * cross
    return np.where(known, 0.0, np.sqrt(np.maximum(variance, 0)))
