"""Items ranked in advance for every estimate, so that a choice from a bank of any size looks at a few of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.information_table import MEANS, item_information, mean_bin, posterior_weights
from assessment.psychometrics.item_model import ItemArray

ERRORS = np.array([1.0, 0.6, 0.35])  # standard errors that items are ranked for
DEPTH = 300  # items kept for each skill, standard error and mean
WALK = 48  # of them looked at first
EACH = 8  # allowed items of a skill that enter a choice
SHORT = 24  # items that a choice compares in full


@dataclass(frozen=True, eq=False)
class Ranking:
    """The best items of each skill, by standard error and mean, and what they tell: both (S, 3, M, R).

    Item numbers are -1 where there are fewer.
    """

    best: IntArray
    told: FloatArray


def rank_items(items: ItemArray, skill: ArrayLike) -> Ranking:
    """The ranking of J items whose main skills are `skill` (J,); made once for each calibration.

    Items are ranked by posterior-weighted information about their own eta, the error of b counted.
    """
    numbers = np.asarray(skill, dtype=np.int64)
    shape = items.weights.shape[1], ERRORS.size, MEANS.size, DEPTH
    best, told = np.full(shape, -1, dtype=np.int64), np.zeros(shape)
    for one in np.unique(numbers):
        mine = np.flatnonzero(numbers == one)
        plain, kept = item_information(items.take(mine)).T, min(DEPTH, mine.size)
        for level, error in enumerate(ERRORS):
            value = posterior_weights(error) @ plain
            order = np.argpartition(value, mine.size - kept, axis=1)[:, mine.size - kept :]
            found = np.take_along_axis(value, order, axis=1)
            by_value = np.argsort(-found, axis=1)
            best[one, level, :, :kept] = mine[np.take_along_axis(order, by_value, axis=1)]
            told[one, level, :, :kept] = np.take_along_axis(found, by_value, axis=1)
    return Ranking(best, told)


def shortlist(
    ranking: Ranking,
    mean: FloatArray,
    covariance: FloatArray,
    goals: FloatArray,
    blueprint: Blueprint,
    asked: IntArray,
    eligible: BoolArray | None = None,
) -> IntArray:
    """Numbers (n,) of the items worth comparing in full for one learner, at most 24 of those allowed next.

    goals (G, S) are the composites to be known; eligible (J,) as drawn for this test. Ineligible items come only
    where nothing else is left, and an empty list means that the blueprint is done.
    """
    cells = blueprint.open_cells(asked)
    wanted = np.flatnonzero(cells.any(axis=1))
    variance = np.diag(covariance)[wanted]
    level = np.abs(np.log(ERRORS[:, None] ** 2 / variance)).argmin(axis=0)
    place = wanted, level, mean_bin(mean[wanted])
    reach = ((goals @ covariance[:, wanted]) ** 2).sum(axis=0)
    for depth in (WALK, DEPTH):
        best, told = ranking.best[place][:, :depth], ranking.told[place][:, :depth]
        drop = (reach[:, None] * told) / (1 + variance[:, None] * told)
        allowed = (best >= 0) & cells[blueprint.skill[best], blueprint.kind[best]] & ~np.isin(best, asked)
        fresh = allowed if eligible is None else allowed & eligible[best]
        if fresh.any():
            return _first(fresh, best, drop)
    return _first(allowed, best, drop)


def _first(open_items: BoolArray, best: IntArray, drop: FloatArray) -> IntArray:
    """The open items that promise most, few of each skill."""
    candidates = open_items & (np.cumsum(open_items, axis=1) <= EACH)
    return best[candidates][np.argsort(-drop[candidates], kind="stable")[:SHORT]]
