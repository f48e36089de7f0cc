"""Means of answers, and of products of two, as a calibrated model expects them."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.calibration_result import Calibration
from assessment.psychometrics.item_curvature import parameter_rows
from assessment.psychometrics.response import log_probabilities_at_nodes
from assessment.psychometrics.score_functions import score_functions


@dataclass(frozen=True, eq=False)
class ModelMoments:
    """E x_j and E x_j x_l for j < l, (M,); covariance (M, M) of x_j and x_j x_l; derivative (M, P)."""

    expected: FloatArray
    covariance: FloatArray
    derivative: FloatArray


def model_moments(calibration: Calibration) -> ModelMoments:
    """Over the calibration's population; derivatives by its free item parameters, row by row.

    Given theta answers are independent, so that a product of different items has the product of their means, and
    where two products share an item its variance is added.
    """
    items, nodes, weights = calibration.items, calibration.nodes, calibration.quadrature.weights
    p = np.exp(log_probabilities_at_nodes(nodes, items.a, items.d, items.c))
    k = np.arange(p.shape[1])
    mean = k @ p
    variance = k**2 @ p - mean**2
    first, second = np.triu_indices(len(items), k=1)
    products = np.vstack([mean, mean[first] * mean[second]])
    expected = products @ weights
    covariance = (products * weights) @ products.T - np.outer(expected, expected)
    for j in range(len(items)):
        holds = np.flatnonzero(np.append(np.arange(len(items)) == j, (first == j) | (second == j)))
        others = np.where(first == j, second, first)[holds[1:] - len(items)]
        rest = np.vstack([np.ones_like(nodes), mean[others]])
        covariance[np.ix_(holds, holds)] += (rest * weights * variance[j]) @ rest.T
    both = np.arange(len(items), len(expected))
    covariance[both, both] += (variance[first] * variance[second]) @ weights
    return ModelMoments(expected, covariance, _derivative(calibration, p, products))


def _derivative(calibration: Calibration, p: FloatArray, products: FloatArray) -> FloatArray:
    """Of each moment by the free item parameters, and by the population's where that is free too."""
    nodes, weights, items = calibration.nodes, calibration.quadrature.weights, len(calibration.items)
    item, slopes = _mean_slopes(calibration, p)
    first, second = np.triu_indices(items, k=1)
    with_each = (slopes * weights) @ products[:items].T
    alone = np.where(np.arange(items)[:, None] == item, slopes @ weights, 0.0)
    pairs = np.where(first[:, None] == item, with_each.T[second], 0.0)
    pairs += np.where(second[:, None] == item, with_each.T[first], 0.0)
    found = np.vstack([alone, pairs])
    if not calibration.fixed_items:
        return found
    z = (nodes - calibration.population_mean) / calibration.population_sd
    return np.column_stack([found, (products * weights) @ np.column_stack([z / calibration.population_sd, z**2 - 1])])


def _mean_slopes(calibration: Calibration, p: FloatArray) -> tuple[IntArray, FloatArray]:
    """Of each free parameter: its item (P,), and the derivative of that item's mean at the nodes (P, Q)."""
    free, k = calibration.free, np.arange(p.shape[1])
    mean = k @ p
    variance = k**2 @ p - mean**2
    rows = parameter_rows(calibration.items)
    functions = score_functions(rows, free, calibration.nodes)
    by_intercept = np.zeros((*free.shape, p.shape[2]))
    by_intercept[:, 1:-1] = p[:, 1:] * (k[1:, None] - mean[:, None])
    by_intercept[np.isfinite(rows[:, -1])] = 0  # with guessing the score function has it
    return functions.item, functions.with_answer * variance[functions.item] + by_intercept[free]
