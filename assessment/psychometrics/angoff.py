"""Cut scores from a panel's judgement: the modified Angoff method (Angoff 1971)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_number
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.response import category_probabilities

PROVISIONAL_SIGMA: Final = 0.3  # of a cut that one person set
ENOUGH_JUDGES: Final = 8
LOWEST, HIGHEST, STEP = -4.0, 4.0, 0.01


@dataclass(frozen=True, eq=False)
class AngoffCut:
    """A cut on one skill with its standard error, the cut of each judge (R,), and how far each one's ratings are
    from any single level of ability (R,), as a root mean square; `enough` says whether eight or more judged."""

    cut: float
    standard_error: float
    by_judge: FloatArray
    misfit: FloatArray
    enough: bool


def angoff_cut(ratings: ArrayLike, items: ItemArray, *, provisional_sigma: float = PROVISIONAL_SIGMA) -> AngoffCut:
    """The cut from ratings (R, J): the score 0..1 that judge r expects of a just competent person on item j.

    That is the chance of a right answer and, of an ordered item, the mean category as a share of the highest; NaN
    where a judge did not rate. A judge's cut is the theta at which the items' expected scores are nearest to the
    ratings, by least squares, within -4..4; the cut is the mean over judges, its standard error SD / sqrt(R).
    For two rounds, give the ratings of the second. A panel of one has the provisional standard error, .3.
    ValueError names ratings out of range, a judge without any, and items of several skills.
    """
    given = _checked(ratings, items)
    finite_number("provisional_sigma", provisional_sigma, low=0)
    levels = np.arange(LOWEST, HIGHEST + STEP / 2, STEP)
    score = expected_share(items, levels)
    rated = ~np.isnan(given)
    distance = np.where(rated[:, None], np.nan_to_num(given)[:, None] - score, 0.0)
    squares = (distance**2).sum(axis=2)  # (R, levels)
    best = squares.argmin(axis=1)
    by_judge = levels[best]
    misfit = np.sqrt(squares[np.arange(len(given)), best] / rated.sum(axis=1))
    judges = by_judge.size
    error = by_judge.std(ddof=1) / np.sqrt(judges) if judges > 1 else provisional_sigma
    return AngoffCut(float(by_judge.mean()), float(error), by_judge, misfit, judges >= ENOUGH_JUDGES)


def expected_share(items: ItemArray, theta: ArrayLike) -> FloatArray:
    """Expected score of each item as a share of its highest, (Q, J), at each theta (Q,)."""
    eta = np.asarray(theta, dtype=float)[:, None]
    p = category_probabilities(eta, items.a, items.b, items.c, items.steps)
    return np.asarray(p @ np.arange(p.shape[-1]) / np.isfinite(items.steps).sum(axis=1), dtype=float)


def _checked(ratings: ArrayLike, items: ItemArray) -> FloatArray:
    given = np.asarray(ratings, dtype=float)
    if given.ndim != 2 or given.shape[1] != len(items) or not given.size:
        raise ValueError(f"ratings: expected shape (R, {len(items)}) with R >= 1, got {given.shape}")
    if not ((given >= 0) & (given <= 1) | np.isnan(given)).all():
        raise ValueError("ratings: expected scores from 0 to 1, or NaN where a judge did not rate")
    if np.isnan(given).all(axis=1).any():
        raise ValueError(f"ratings: judge {int(np.isnan(given).all(axis=1).argmax())} rated no item")
    if len({int(row.argmax()) for row in items.weights}) > 1 or (items.weights > 0).sum(axis=1).max() > 1:
        raise ValueError("items: a cut is set on one skill, with items that measure it alone")
    return given
