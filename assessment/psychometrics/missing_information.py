"""What ability's being unknown takes from the information about item parameters.

It is the sum over persons of the posterior covariance of their scores (Louis 1982), which is also the derivative
of the E-step that Oakes's identity asks for.
"""

from typing import Final

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.expected_counts import node_likelihood, normalised, read_block
from assessment.psychometrics.form_answers import FormAnswers
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.score_functions import ScoreFunctions
from assessment.psychometrics.weighted_score import score_table

_BLOCK: Final = 1 << 18
_NEGLIGIBLE: Final = 1e-12  # of all persons: nodes with less add nothing


def missing_information(
    answers: FormAnswers,
    items: ItemParameters,
    functions: ScoreFunctions,
    nodes: FloatArray,
    log_weights: FloatArray,
    guessed: IntArray,
) -> FloatArray:
    """Sum over persons of the covariance (P, P) of score functions, at a cost of O(N P^2 Q)."""
    likelihood = node_likelihood(items, nodes, log_weights, guessed, complete=answers.complete)
    found = np.zeros((functions.item.size, functions.item.size))
    for rows in answers.blocks(_BLOCK, functions.item.size):
        x, seen = read_block(answers, rows)
        density = likelihood.of(x, seen)
        normalised(density)
        own = _of_parameters(x, 0.0, functions.item)
        there = _of_parameters(np.ones(x.shape) if seen is None else seen, 1.0, functions.item)
        frequencies = answers.frequencies[rows]
        mean = own * (density.T @ functions.with_answer.T) + there * (density.T @ functions.without.T)
        mean *= np.sqrt(frequencies)[:, None]
        found -= mean.T @ mean
        for q in np.flatnonzero(density @ frequencies > _NEGLIGIBLE * frequencies.sum()):
            score = own * functions.with_answer[:, q]
            score += there * functions.without[:, q]
            score *= np.sqrt(frequencies * density[q])[:, None]
            found += score.T @ score
    return found


def missing_information_by_score(
    answers: FormAnswers, items: ItemParameters, functions: ScoreFunctions, nodes: FloatArray, log_weights: FloatArray
) -> FloatArray:
    """The same for forms without gaps and guessing, through the table of weighted scores: O(N J^2).

    With V, C and D the covariances of theta and of B at a score, it is the sum over persons of
    x_j x_k V + x_j C_k + x_k C_j + D_jk, where x counts for slopes only; all but the first follow from how many
    persons, and how much of each item, there is at each score of the grid.
    """
    table = score_table(items, nodes, log_weights)
    ability, expected = nodes @ table.posterior, functions.without @ table.posterior
    variance = table.grid.curve((nodes**2) @ table.posterior - ability**2)
    covariance = (functions.without * nodes) @ table.posterior - ability * expected
    mass, item_mass = np.zeros(ability.size), np.zeros((answers.items + 1, ability.size))
    square = np.zeros((answers.items + 1, answers.items + 1))
    for rows in answers.blocks(_BLOCK):
        x, frequencies = answers.categories[rows].astype(float), answers.frequencies[rows]
        place = table.grid.place(x @ items.a)
        mass += place.spread(frequencies)
        weighted = x * np.sqrt(frequencies * np.maximum(place.interpolate(variance), 0))[:, None]
        square[:-1, :-1] += weighted.T @ weighted
        for j in range(answers.items):
            item_mass[j] += place.spread(frequencies * x[:, j])
    slope = np.abs(functions.with_answer).max(axis=1) > 0
    tied = np.where(slope[:, None], item_mass[functions.item], 0.0) @ covariance.T
    found = (functions.without * (table.posterior @ mass)) @ functions.without.T - (expected * mass) @ expected.T
    found += tied + tied.T
    found += np.where(slope[:, None] & slope, square[np.ix_(functions.item, functions.item)], 0.0)
    return np.asarray(found, dtype=float)


def _of_parameters(values: FloatArray, population: float, item: IntArray) -> FloatArray:
    """Columns (N, P) of values (N, J): each parameter's item, and a constant for the population's parameters."""
    return np.column_stack([values, np.full(len(values), population)])[:, item]
