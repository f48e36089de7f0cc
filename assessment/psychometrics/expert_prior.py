"""Provisional parameters of an item that nobody has answered yet, from its author's rating of difficulty.

Nothing here is estimated from data: it holds until the first calibration replaces it. Meanwhile the item's
own uncertainty (b_sd) keeps intervals honest.
"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.categories import category_count
from assessment.psychometrics.item_model import ItemModel, unit_weights

PROVISIONAL: Final = "provisional"

RATING_ANCHORS: Final = (-1.6, -0.8, 0.0, 0.8, 1.6)
RATING_ERROR_SD: Final = 0.6
DISCRIMINATION: Final = float(np.exp(0.1))
B_SD: Final = 0.5

# Each set sums to zero, so that b stays the middle of the item.
_STEPS: Final = {2: (0.0,), 3: (-0.5, 0.5), 4: (-0.8, 0.0, 0.8)}


def rated_difficulty(rating: int) -> float:
    """b for a rating 1..5: the anchor, shrunk to the mean by the reliability 1 / (1 + .6^2) of one rating."""
    if rating not in range(1, 6):
        raise ValueError(f"difficulty: expected a rating from 1 to 5, got {rating}")
    return RATING_ANCHORS[rating - 1] / (1 + RATING_ERROR_SD**2)


def guessing(kind: str, options: int | None = None) -> float:
    """Fixed guessing c: one over the number of options for choice, none for every other kind."""
    if kind != "choice":
        return 0.0
    if options is None or options < 2:
        raise ValueError(f"options: a choice has at least 2, got {options}")
    return 1 / options


def provisional_steps(categories: int) -> FloatArray:
    """Steps tau (categories - 1,) for 2, 3 or 4 ordered categories."""
    if categories not in _STEPS:
        raise ValueError(f"categories: expected one of {tuple(_STEPS)}, got {categories}")
    return np.array(_STEPS[categories])


def provisional_item(kind: str, rating: int, weights: ArrayLike, *, options: int | None = None) -> ItemModel:
    """The provisional ItemModel of an item: its kind, rated difficulty 1..5, and weights (S,) of any norm."""
    return ItemModel(
        weights=unit_weights(weights),
        a=DISCRIMINATION,
        b=rated_difficulty(rating),
        c=guessing(kind, options),
        steps=provisional_steps(category_count(kind)),
        b_sd=B_SD,
    )
