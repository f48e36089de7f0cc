"""How precisely a form measures: at each ability, and over a population."""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_number
from assessment.psychometrics.expected_ability import Abilities
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.quadrature import normal_quadrature
from assessment.psychometrics.response import information_at_nodes

_POINTS = 601  # information may change within a tenth of theta where items are steep


def form_information(items: ItemParameters, theta: ArrayLike) -> FloatArray:
    """Fisher information of a form at abilities theta, in the shape of theta."""
    at = np.asarray(theta, dtype=float)
    if not np.isfinite(at).all():
        raise ValueError("theta: expected finite numbers")
    found = information_at_nodes(np.atleast_1d(at).ravel(), items.a, items.d, items.c).sum(axis=0)
    return np.asarray(found.reshape(at.shape), dtype=float)


def conditional_standard_error(items: ItemParameters, theta: ArrayLike, *, sd: float | None = None) -> FloatArray:
    """Standard error at abilities theta: 1 / sqrt(information), or with what the population N(., sd^2) adds.

    Without a population it is infinite where the form tells nothing.
    """
    information = form_information(items, theta)
    if sd is not None:
        information = information + 1 / finite_number("sd", sd, low=1e-6) ** 2
    with np.errstate(divide="ignore"):
        return np.asarray(1 / np.sqrt(information), dtype=float)


def marginal_reliability(items: ItemParameters, *, mean: float = 0.0, sd: float = 1.0) -> float:
    """Mean over N(mean, sd^2) of sd^2 I / (sd^2 I + 1): the share of a score's variance that is ability's.

    Green, Bock, Humphreys, Linn & Reckase (1984), with the error of Bayesian scores.
    """
    quadrature = normal_quadrature(_POINTS)
    gained = finite_number("sd", sd, low=1e-6) ** 2 * form_information(items, mean + sd * quadrature.nodes)
    return float(quadrature.weights @ (gained / (gained + 1)))


def empirical_reliability(abilities: Abilities) -> float:
    """Variance of the estimates over itself plus the mean squared error; ValueError below two persons."""
    if abilities.theta.size < 2:
        raise ValueError(f"abilities: expected at least 2 persons, got {abilities.theta.size}")
    spread = float(abilities.theta.var(ddof=1))
    noise = float((abilities.se**2).mean())
    return spread / (spread + noise) if spread + noise > 0 else 0.0
