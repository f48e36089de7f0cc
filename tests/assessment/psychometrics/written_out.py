"""Likelihoods written out person by person, with none of the library's shortcuts, to compare it with."""

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.calibration_result import Calibration
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.response import log_probabilities_at_nodes


def log_likelihood(
    found: Calibration, items: ItemParameters, responses: np.ndarray, mean: float = 0.0, sd: float = 1.0
) -> float:
    """Marginal log-likelihood of answers (N, J), -1 where missing, over the calibration's quadrature."""
    log_p = log_probabilities_at_nodes(mean + sd * found.quadrature.nodes, items.a, items.d, items.c)
    total = np.zeros((len(responses), found.quadrature.nodes.size))
    for j in range(len(items)):
        total += np.where(responses[:, j, None] >= 0, log_p[j, responses[:, j]], 0.0)
    return float(np.log(np.exp(total) @ found.quadrature.weights).sum())


def point(found: Calibration) -> FloatArray:
    """The free parameters: a, d, logit c item by item, then the population's mean and log deviation."""
    with np.errstate(divide="ignore"):
        logit_c = np.log(found.items.c) - np.log1p(-found.items.c)
    free = np.column_stack([found.items.a, found.items.d, logit_c])[found.free]
    return np.append(free, [found.population_mean, np.log(found.population_sd)]) if found.fixed_items else free


def objective(found: Calibration, responses: np.ndarray, at: FloatArray) -> float:
    """Log-likelihood plus log prior at a point like `point`."""
    size = int(found.free.sum())
    with np.errstate(divide="ignore"):
        rows = np.column_stack([found.items.a, found.items.d, np.log(found.items.c) - np.log1p(-found.items.c)])
    rows[found.free] = at[:size]
    a, d, logit_c = rows[:, 0], rows[:, 1:-1], rows[:, -1]
    mean, sd = (at[size], np.exp(at[size + 1])) if found.fixed_items else (0.0, 1.0)
    value = log_likelihood(found, ItemParameters(a, d, 1 / (1 + np.exp(-logit_c))), responses, mean, sd)
    priors, free = found.priors, found.free
    if priors.log_a:
        value -= ((np.log(a) - priors.log_a.mean)[free[:, 0]] ** 2).sum() / (2 * priors.log_a.sd**2)
    if priors.d:
        rise = np.diff(np.where(np.isfinite(d), d, 0), axis=1, prepend=0)
        value -= (rise[free[:, 1:-1]] ** 2).sum() / (2 * priors.d.sd**2)
    if priors.logit_c:
        value -= ((logit_c - priors.logit_c.mean)[free[:, -1]] ** 2).sum() / (2 * priors.logit_c.sd**2)
    return float(value)
