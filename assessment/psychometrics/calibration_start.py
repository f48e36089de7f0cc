"""A calibration before its first step: what is free, where it starts, and whether it can have an answer."""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray
from assessment.psychometrics.calibration_problem import Problem
from assessment.psychometrics.form_answers import FormAnswers
from assessment.psychometrics.item_curvature import FormCounts, parameter_rows
from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.item_priors import ItemPriors
from assessment.psychometrics.maximisation import Freedom


def set_up(
    answers: FormAnswers,
    *,
    c: ArrayLike,
    equal_slopes: bool,
    priors: ItemPriors,
    start: ItemParameters | None,
    fixed: ArrayLike | None,
) -> Problem:
    """The problem, or a ValueError that names what keeps it from having an answer."""
    counts = answers.category_counts()
    shrunk = _shrunk(priors, answers)
    first = _given(start, answers) if start else _first_estimate(counts, answers.steps, c, shrunk, priors)
    rows = parameter_rows(first)
    held = _held(fixed, answers.items, start, equal_slopes)
    free = np.isfinite(rows) & ~held[:, None]
    free[:, -1] &= shrunk
    guessed = np.flatnonzero(np.isfinite(rows[:, -1]))
    if equal_slopes and guessed.size:
        raise ValueError("equal_slopes: expected items without guessing")
    _check_estimable(counts, free, priors, equal_slopes, bool(held.any()))
    intercepts = counts[:, 1:].copy()
    intercepts[guessed] = 0
    share = 1.0 if answers.complete else float(answers.answered().sum(axis=1).max()) / answers.items
    freedom = Freedom(free, equal_slopes, bool(held.any()))
    return Problem(answers, FormCounts(counts[:, 1:], guessed), rows, freedom, priors, intercepts, share)


def _held(fixed: ArrayLike | None, items: int, start: ItemParameters | None, equal_slopes: bool) -> BoolArray:
    held = np.zeros(items, dtype=bool) if fixed is None else np.asarray(fixed)
    if held.shape != (items,) or held.dtype != np.bool_:
        raise ValueError(f"fixed: expected booleans of shape ({items},), got {held.dtype} {held.shape}")
    if held.any() and start is None:
        raise ValueError("start: expected the parameters at which items are held fixed, got none")
    if held.any() and equal_slopes:
        raise ValueError("equal_slopes: expected no fixed items, which have slopes of their own")
    return held


def _shrunk(priors: ItemPriors, answers: FormAnswers) -> BoolArray:
    """Items (J,) whose guessing is estimated under its prior."""
    if priors.logit_c is None:
        return np.zeros(answers.items, dtype=bool)
    shrunk = ~np.isnan(np.broadcast_to(priors.logit_c.mean, (answers.items,)))
    if (shrunk & (answers.steps > 1)).any():
        item = int(np.argmax(shrunk & (answers.steps > 1)))
        raise ValueError(f"priors.logit_c: guessing is for items with one step, but item {item} has more")
    return shrunk


def _given(start: ItemParameters, answers: FormAnswers) -> ItemParameters:
    if len(start) != answers.items or (start.steps < answers.steps).any():
        expected = f"{answers.items} items with top categories of at least {answers.steps}"
        raise ValueError(f"start: expected {expected}, got {len(start)} with {start.steps}")
    return start


def _first_estimate(
    counts: FloatArray, steps: IntArray, c: ArrayLike, shrunk: BoolArray, priors: ItemPriors
) -> ItemParameters:
    """Slopes of one (or their prior's), and intercepts that give the observed shares at theta = 0."""
    guessing = np.broadcast_to(np.asarray(c, dtype=float), steps.shape).copy()
    if priors.logit_c:
        mean = np.broadcast_to(priors.logit_c.mean, steps.shape)[shrunk]
        guessing[shrunk] = 1 / (1 + np.exp(-mean))
    odds = (counts + 0.5) / (counts[:, :1] + 0.5)
    share = counts[:, 1] / np.maximum(counts.sum(axis=1), 1)
    knows = np.clip((share - guessing) / (1 - np.clip(guessing, 0, 0.999)), 0.02, 0.98)
    d = np.log(odds[:, 1:])
    d[guessing > 0, 0] = np.log(knows / (1 - knows))[guessing > 0]
    d[np.arange(1, counts.shape[1]) > steps[:, None]] = -np.inf
    slope = np.exp(priors.log_a.mean) if priors.log_a else 1.0
    return item_parameters(np.broadcast_to(slope, steps.shape).copy(), d, guessing)


def _check_estimable(
    counts: FloatArray, free: BoolArray, priors: ItemPriors, equal_slopes: bool, anchored: bool
) -> None:
    """ValueError where the likelihood has its maximum at infinity, or nowhere in particular."""
    if priors.d is None:
        used = np.column_stack([free[:, 1:-1].any(axis=1), free[:, 1:-1]])
        empty = np.argwhere(used & (counts == 0))
        if empty.size:
            item, category = (int(place) for place in empty[0])
            where = f"category {category} of item {item}"
            raise ValueError(f"responses: expected somebody in {where}, or a prior on d; nobody is there")
    patterns = float(np.prod(1.0 + free[:, 1:-1].sum(axis=1)))
    parameters = int(free.sum()) - (len(free) - 1 if equal_slopes else 0)
    if priors.log_a is None and not anchored and parameters > patterns - 1:
        raise ValueError(f"responses: {len(free)} items are too few for {parameters} parameters without a prior on a")
