"""Adaptive selection: which item next, and when to stop."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, check_normal, finite_number, finite_vector
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.item_ranking import Ranking, shortlist
from assessment.psychometrics.normal import gauss_hermite
from assessment.psychometrics.response import information

NODES = 11  # information is smooth


def expected_information(mean: ArrayLike, covariance: ArrayLike, items: ItemArray) -> FloatArray:
    """Information of each item (J,) about its own eta, averaged over the posterior of learner and item."""
    mean, covariance = _learner(mean, covariance, items)
    v = np.sum(items.weights @ covariance * items.weights, axis=1) + items.b_sd**2
    return _averaged_information(items.weights @ mean, v, items)


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
    return _variance_drop(mean, covariance, items, targets)


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
    return int(best[0]) if top == 1 else int(generator.choice(best))


def next_item(
    mean: ArrayLike,
    covariance: ArrayLike,
    items: ItemArray,
    goals: ArrayLike,
    blueprint: Blueprint,
    asked: Sequence[int],
    generator: np.random.Generator,
    *,
    eligible: BoolArray | None = None,
    ranking: Ranking | None = None,
    top: int = 1,
) -> int | None:
    """Number of the item (of J) to ask a learner next, or None when the blueprint is done.

    Of the items that the blueprint allows after those asked, one of the `top` that are expected to lower the
    variance of the goals (G, S) most. eligible (J,) are those drawn for this test by `item_eligibility`; others
    come only where nothing else is left. A `ranking` of the same items makes large banks quick. ValueError when
    shapes do not fit.
    """
    mean, covariance = _learner(mean, covariance, items)
    targets = np.atleast_2d(np.asarray(goals, dtype=float))
    had = np.asarray(asked, dtype=np.int64)
    if blueprint.skill.size != len(items) or (eligible is not None and eligible.shape != (len(items),)):
        raise ValueError(f"blueprint, eligible: expected to cover the {len(items)} items, got {blueprint.skill.size}")
    if ranking is not None:
        rows = shortlist(ranking, mean, covariance, targets, blueprint, had, eligible)
    else:
        allowed = blueprint.allowed(had)
        fresh = allowed if eligible is None else allowed & eligible
        rows = np.flatnonzero(fresh if fresh.any() else allowed)
    if not rows.size:
        return None
    value = _variance_drop(mean, covariance, items.take(rows), targets)
    picked = choose(value, np.ones(rows.size, dtype=bool), generator, top=top)
    return None if picked is None else int(rows[picked])


def should_stop(
    standard_errors: ArrayLike,
    answered: int,
    *,
    target: float | None = None,
    length: int | None = None,
    chances: ArrayLike | None = None,
    confidence: float = 0.9,
) -> bool:
    """True at `length` answers, or when every standard error is below `target`, or every decision is taken.

    `chances` are the probabilities of the conditions to be decided: each must be at least `confidence`, or one
    of them at most 1 - confidence, for then the whole is not met. None switches a rule off.
    """
    errors = finite_vector("standard_errors", standard_errors)
    if length is not None and answered >= length:
        return True
    if chances is not None:
        decided = finite_vector("chances", chances)
        finite_number("confidence", confidence, low=0.5, high=1)
        if (decided >= confidence).all() or (decided <= 1 - confidence).any():
            return True
    return target is not None and bool((errors < finite_number("target", target, low=0)).all())


def _variance_drop(mean: FloatArray, covariance: FloatArray, items: ItemArray, goals: FloatArray) -> FloatArray:
    gain = items.weights @ covariance
    v = np.sum(gain * items.weights, axis=1) + items.b_sd**2
    inform = _averaged_information(items.weights @ mean, v, items)
    return np.asarray(np.sum((gain @ goals.T) ** 2, axis=1) * inform / (1 + v * inform), dtype=float)


def _averaged_information(m: FloatArray, v: FloatArray, items: ItemArray) -> FloatArray:
    """Information (J,) of each item, averaged over eta ~ N(m, v)."""
    nodes, weights = gauss_hermite(NODES)
    eta = m[:, None] + np.sqrt(v)[:, None] * nodes
    a, b, c = (values[:, None] for values in (items.a, items.b, items.c))
    return np.asarray(information(eta, a, b, c, items.steps[:, None]) @ weights, dtype=float)


def _learner(mean: ArrayLike, covariance: ArrayLike, items: ItemArray) -> tuple[FloatArray, FloatArray]:
    mean, covariance = check_normal(mean, covariance)
    if items.weights.shape[1] != mean.size:
        raise ValueError(f"items: weigh {items.weights.shape[1]} skills, but the learner has {mean.size}")
    return mean, covariance
