"""Information about item parameters in the expected complete data: abilities counted as known, answers as given."""

import numpy as np

from assessment.psychometrics.arrays import BoolArray, FloatArray
from assessment.psychometrics.expected_counts import ExpectedCounts
from assessment.psychometrics.item_curvature import FormCounts, curvature
from assessment.psychometrics.item_priors import ItemPriors, add_prior
from assessment.psychometrics.response import gpcm_at_nodes


def complete_information(
    rows: FloatArray, expected: ExpectedCounts, form: FormCounts, priors: ItemPriors, free: BoolArray
) -> FloatArray:
    """Observed information (J, K + 2, K + 2) of the expected complete data and the priors, item by item."""
    gradient, information = curvature(rows, expected, form, expected.nodes)
    if form.guessed.size:
        _add_what_guessing_leaves(information, rows, expected, form)
    add_prior(priors, rows, free, gradient, information)
    if priors.log_a:  # of which `add_prior` has the expected part only
        surplus = (np.log(np.maximum(rows[:, 0], 1e-3)) - priors.log_a.mean) / (priors.log_a.sd * rows[:, 0]) ** 2
        information[:, 0, 0] -= np.where(free[:, 0], surplus, 0.0)
    return information


def _add_what_guessing_leaves(
    information: FloatArray, rows: FloatArray, expected: ExpectedCounts, form: FormCounts
) -> None:
    """Observed less expected information of a, d, logit c: terms in right answers less those expected."""
    nodes, g = expected.nodes, form.guessed
    knows = gpcm_at_nodes(nodes, rows[g, 0], rows[g, 1:-1])[0][:, 1]
    c = 1 / (1 + np.exp(-rows[g, -1:]))
    p = c + (1 - c) * knows
    answered = np.broadcast_to(expected.answered, (len(rows), nodes.size))[g]
    surplus = c * (expected.correct - answered * p) / p**2
    by_z = -surplus * knows * (1 - knows)
    by_z_and_c = surplus * knows * (1 - p)
    by_c = -surplus * ((1 - c) * p - c * (1 - p))
    powers = np.stack([np.ones_like(nodes), nodes, nodes**2], axis=1)
    z, zc = by_z @ powers, by_z_and_c @ powers
    last = rows.shape[1] - 1
    for (first, second), values in {(0, 0): z[:, 2], (0, 1): z[:, 1], (1, 1): z[:, 0]}.items():
        information[g, first, second] += values
    information[g, 1, 0] = information[g, 0, 1]
    for place, values in ((0, zc[:, 1]), (1, zc[:, 0])):
        information[g, place, last] += values
        information[g, last, place] += values
    information[g, last, last] += by_c.sum(axis=1)
