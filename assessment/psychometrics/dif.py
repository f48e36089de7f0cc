"""Differential item functioning: is an item harder for one group than for equally able persons of another?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray
from assessment.psychometrics.form_answers import form_answers
from assessment.psychometrics.mantel_haenszel import mantel_haenszel
from assessment.psychometrics.matched_tables import Matching, matched_tables

MINIMUM_GROUP: Final = 100
DELTA_UNIT: Final = -2.35  # one unit of log odds on the delta scale of ETS
SIGNIFICANT: Final = 0.05
Z_ONE_SIDED: Final = 1.6448536269514722


class DifClass(StrEnum):
    """The classes of ETS: negligible, moderate, large."""

    A = "A"
    B = "B"
    C = "C"
    NOT_ENOUGH_DATA = "not_enough_data"


@dataclass(frozen=True, eq=False)
class Dif:
    """Of each item (J,): common odds ratio, its test, delta and its standard error (all NaN without enough data),
    class, persons of each group who answered, and whether it was part of the last matching score.

    A delta below 0 says: harder for the focal group than for equally able persons of the reference group.
    """

    odds_ratio: FloatArray
    chi_square: FloatArray
    p: FloatArray
    delta: FloatArray
    delta_se: FloatArray
    classes: tuple[DifClass, ...]
    reference: IntArray
    focal: IntArray
    matched_on: BoolArray


def dif(
    responses: ArrayLike,
    focal: ArrayLike,
    *,
    matching: Matching = "score",
    purifications: int = 2,
    minimum: int = MINIMUM_GROUP,
) -> Dif:
    """Mantel-Haenszel DIF of each item of `responses` (N, J): ordered categories, NaN where missing.

    focal (N,) is true in the focal group, false in the reference group; success is an item's highest category.
    Persons are matched as `matched_tables` says, and up to `purifications` times again without the items of class
    B or C. Class A: |delta| < 1, or chi-square (1 df, corrected) not significant at .05. C: |delta| >= 1.5 and above
    1 by more than 1.645 standard errors. B: the rest (Zwick & Ercikan 1989). Not enough data: fewer than `minimum`
    persons in a group, or no stratum where both groups and both outcomes meet. ValueError names what does not fit.
    """
    categories = form_answers(responses).categories
    in_focal = group_mask(focal, categories.shape[0])
    kept = np.ones(categories.shape[1], dtype=bool)
    found = _classified(matched_tables(categories, in_focal, kept, matching), kept, minimum)
    for _ in range(purifications):
        fair = np.array([one not in (DifClass.B, DifClass.C) for one in found.classes])
        if not fair.any() or (fair == kept).all():
            break
        kept = fair
        found = _classified(matched_tables(categories, in_focal, kept, matching), kept, minimum)
    return found


def group_mask(focal: ArrayLike, persons: int) -> BoolArray:
    """Focal group or not (N,), as booleans; ValueError unless they are as many as the persons, each 0 or 1."""
    mask = np.asarray(focal)
    if mask.shape != (persons,) or not np.isin(mask, (0, 1)).all():
        raise ValueError(f"focal: expected {persons} booleans, got {mask.dtype} of shape {mask.shape}")
    return mask.astype(bool)


def _classified(tables: FloatArray, matched_on: BoolArray, minimum: int) -> Dif:
    found = mantel_haenszel(tables)
    delta, delta_se = DELTA_UNIT * np.log(found.odds_ratio), -DELTA_UNIT * found.log_se
    persons = tables.sum(axis=(1, 3)).astype(np.int64)
    tells = ((tables.sum(axis=2) > 0).all(axis=-1) & (tables.sum(axis=3) > 0).all(axis=-1)).any(axis=1)
    enough = (persons.min(axis=1) >= minimum) & tells
    classes = np.where(np.abs(delta) >= 1.5, "C", "B")
    classes = np.where(np.abs(delta) - 1 > Z_ONE_SIDED * delta_se, classes, "B")
    classes = np.where((np.abs(delta) < 1) | (found.p >= SIGNIFICANT), "A", classes)
    classes = np.where(enough, classes, str(DifClass.NOT_ENOUGH_DATA))
    figures = (found.odds_ratio, found.chi_square, found.p, delta, delta_se)
    odds_ratio, chi_square, p, delta, delta_se = (np.where(enough, values, np.nan) for values in figures)
    letters = tuple(DifClass(str(one)) for one in classes)
    return Dif(odds_ratio, chi_square, p, delta, delta_se, letters, persons[:, 0], persons[:, 1], matched_on)
