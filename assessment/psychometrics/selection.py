"""Adaptive selection: which item next, and when to stop."""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, check_normal, finite_number, finite_vector
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.normal import gauss_hermite
from assessment.psychometrics.response import information


def expected_information(mean: ArrayLike, covariance: ArrayLike, items: ItemArray) -> FloatArray:
    """Information of each item (J,) about its own eta, averaged over the posterior of learner and item."""
    mean, covariance = _learner(mean, covariance, items)
    nodes, weights = gauss_hermite()
    v = np.sum(items.weights @ covariance * items.weights, axis=1) + items.b_sd**2
    eta = (items.weights @ mean)[:, None] + np.sqrt(v)[:, None] * nodes
    a, b, c = (values[:, None] for values in (items.a, items.b, items.c))
    return np.asarray(information(eta, a, b, c, items.steps[:, None]) @ weights, dtype=float)


def expected_variance_drop(mean: ArrayLike, covariance: ArrayLike, items: ItemArray, goals: ArrayLike) -> FloatArray:
    """By how much each item (J,) is expected to lower the summed variance of the goal composites (G, S).

    An item observes eta = w'theta with error variance b_sd^2 + 1 / information, so the variance of g'theta
    falls by (g'Sigma w)^2 / (w'Sigma w + b_sd^2 + 1 / information). Unlike information alone, it leaves a
    known skill be.
    """
    mean, covariance = _learner(mean, covariance, items)
    targets = np.atleast_2d(np.asarray(goals, dtype=float))
    if targets.ndim != 2 or targets.shape[1] != mean.size or not np.isfinite(targets).all():
        raise ValueError(f"goals: expected finite numbers of shape (G, {mean.size}), got shape {targets.shape}")
    gain = items.weights @ covariance
    v = np.sum(gain * items.weights, axis=1) + items.b_sd**2
    inform = expected_information(mean, covariance, items)
    return np.asarray(np.sum((gain @ targets.T) ** 2, axis=1) * inform / (1 + v * inform), dtype=float)


def choose(value: ArrayLike, allowed: BoolArray, generator: np.random.Generator, *, top: int = 5) -> int | None:
    """Index of one of the `top` best allowed items (J,), drawn with equal chances; None when none is allowed.

    Drawing among several keeps the best items from being shown to everybody (exposure). `allowed` carries the
    content rules: what is still needed, and not asked before.
    """
    values = finite_vector("value", value)
    if allowed.shape != values.shape or allowed.dtype != np.bool_:
        raise ValueError(f"allowed: expected booleans of shape {values.shape}, got {allowed.dtype} {allowed.shape}")
    if top < 1:
        raise ValueError(f"top: expected at least 1, got {top}")
    candidates = np.flatnonzero(allowed)
    if candidates.size == 0:
        return None
    best = candidates[np.argsort(-values[candidates], kind="stable")[:top]]
    return int(generator.choice(best))


def should_stop(
    standard_errors: ArrayLike, answered: int, *, target: float | None = None, length: int | None = None
) -> bool:
    """True at `length` answers, or when every standard error is below `target`; None switches a rule off."""
    errors = finite_vector("standard_errors", standard_errors)
    if length is not None and answered >= length:
        return True
    return target is not None and bool((errors < finite_number("target", target, low=0)).all())


def _learner(mean: ArrayLike, covariance: ArrayLike, items: ItemArray) -> tuple[FloatArray, FloatArray]:
    mean, covariance = check_normal(mean, covariance)
    if items.weights.shape[1] != mean.size:
        raise ValueError(f"items: weigh {items.weights.shape[1]} skills, but the learner has {mean.size}")
    return mean, covariance
