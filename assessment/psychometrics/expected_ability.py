"""Scoring by the posterior mean, EAP (Bock & Mislevy 1982): the estimate to show and to track."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_number
from assessment.psychometrics.expected_counts import node_likelihood, normalised, read_block
from assessment.psychometrics.form_answers import FormAnswers, form_answers
from assessment.psychometrics.item_curvature import parameter_rows
from assessment.psychometrics.item_error import ItemError
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.quadrature import Quadrature, fine_quadrature
from assessment.psychometrics.response import information_at_nodes
from assessment.psychometrics.score_functions import score_functions
from assessment.psychometrics.weighted_score import score_table

_BLOCK: Final = 1 << 17


@dataclass(frozen=True, eq=False)
class Abilities:
    """theta (N,) and its standard error (N,) of each person."""

    theta: FloatArray
    se: FloatArray


def expected_ability(
    responses: ArrayLike | FormAnswers,
    items: ItemParameters,
    *,
    mean: float = 0.0,
    sd: float = 1.0,
    quadrature: Quadrature | None = None,
    item_error: ItemError | None = None,
) -> Abilities:
    """Posterior means and standard deviations of persons who answered (N, J) under N(mean, sd^2).

    NaN or -1 is a missing answer; who answered nothing gets the population's figures. With `item_error` the
    standard error carries that of the items. ValueError if items and answers do not fit.
    """
    answers = form_answers(responses, steps=items.steps)
    check_population(mean, sd)
    grid = quadrature or posterior_quadrature(items, mean, sd)
    nodes, log_weights = mean + sd * grid.nodes, np.log(grid.weights)
    if answers.complete and not items.c.any() and item_error is None:
        return _by_score(answers, items, nodes, log_weights)
    return _by_person(answers, items, nodes, log_weights, item_error)


def check_population(mean: float, sd: float) -> None:
    """ValueError unless a finite mean and a deviation > 0."""
    finite_number("mean", mean)
    finite_number("sd", sd, low=1e-6)


def posterior_quadrature(items: ItemParameters, mean: float, sd: float) -> Quadrature:
    """Nodes close enough for the narrowest posterior that all items together can leave."""
    theta = mean + sd * np.linspace(-6, 6, 121)
    most = information_at_nodes(theta, items.a, items.d, items.c).sum(axis=0).max()
    return fine_quadrature(max(1 / np.sqrt(1 + sd**2 * most), 0.01))


def _by_score(answers: FormAnswers, items: ItemParameters, nodes: FloatArray, log_weights: FloatArray) -> Abilities:
    """Without gaps and guessing both moments are functions of the weighted score."""
    table = score_table(items, nodes, log_weights)
    ability = nodes @ table.posterior
    square = (nodes**2) @ table.posterior - ability**2
    curves = table.grid.curve(ability), table.grid.curve(square)
    theta, variance = np.empty(len(answers.categories)), np.empty(len(answers.categories))
    for rows in answers.blocks(_BLOCK):
        place = table.grid.place(answers.categories[rows].astype(float) @ items.a)
        theta[rows], variance[rows] = (place.interpolate(curve) for curve in curves)
    return Abilities(theta, np.sqrt(np.maximum(variance, 0)))


def _by_person(
    answers: FormAnswers,
    items: ItemParameters,
    nodes: FloatArray,
    log_weights: FloatArray,
    item_error: ItemError | None,
) -> Abilities:
    likelihood = node_likelihood(items, nodes, log_weights, np.flatnonzero(items.c), complete=answers.complete)
    theta, variance = np.empty(len(answers.categories)), np.empty(len(answers.categories))
    for rows in answers.blocks(_BLOCK, nodes.size):
        x, seen = read_block(answers, rows)
        density = likelihood.of(x, seen)
        normalised(density)
        theta[rows] = nodes @ density
        variance[rows] = (nodes**2) @ density - theta[rows] ** 2
        if item_error is not None:
            there = np.ones(x.shape) if seen is None else seen
            variance[rows] += item_error.variance(_sensitivity(x, there, density, items, item_error, nodes))
    return Abilities(theta, np.sqrt(np.maximum(variance, 0)))


def _sensitivity(
    x: FloatArray, there: FloatArray, density: FloatArray, items: ItemParameters, error: ItemError, nodes: FloatArray
) -> FloatArray:
    """How far each person's mean moves with each parameter (N, P): the posterior covariance of theta and score."""
    functions = score_functions(parameter_rows(items), error.free, nodes)
    centred = density * (nodes[:, None] - nodes @ density)
    own, seen = x[:, functions.item], there[:, functions.item]
    return np.asarray(
        own * (centred.T @ functions.with_answer.T) + seen * (centred.T @ functions.without.T), dtype=float
    )
