"""Infit and outfit: are the answers to an item as scattered as its model says?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, IntArray
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.residuals import residuals

_SMALLEST = 1e-12  # of a variance: answers at the far ends of the scale have next to none


@dataclass(frozen=True, eq=False)
class ItemFit:
    """Of each item (J,): mean squares, 1 where the model holds, their standardised values, and how many answered.

    Above 1 answers are more erratic than the model says, below 1 more predictable. Outfit weighs every answer
    alike, so a few surprises far from the item's difficulty move it; infit weighs by information.
    """

    infit: FloatArray
    outfit: FloatArray
    infit_z: FloatArray
    outfit_z: FloatArray
    persons: IntArray


def item_fit(responses: ArrayLike, ability: ArrayLike, items: ItemParameters) -> ItemFit:
    """Fit of each item of `responses` (N, J) at the persons' `ability`, both as `residuals` takes them.

    Mean squares and their Wilson-Hilferty standardisation are those of Wright & Masters (1982, pp. 100-101).
    Abilities that were estimated from the same answers bring the mean squares a little below 1. An item that nobody
    answered has mean square 1 and standardised value 0: nothing speaks against it.
    """
    found = residuals(responses, ability, items)
    seen = np.isfinite(found.values)
    persons = seen.sum(axis=0)
    square = np.where(seen, found.values, 0) ** 2
    variance = np.maximum(found.variance, _SMALLEST)
    information = np.maximum(np.sum(variance, axis=0, where=seen), _SMALLEST)
    outfit = (square / variance).sum(axis=0) / np.maximum(persons, 1)
    infit = square.sum(axis=0) / information
    outfit_spread = np.sum(found.fourth / variance**2 - 1, axis=0, where=seen) / np.maximum(persons, 1) ** 2
    infit_spread = np.sum(found.fourth - variance**2, axis=0, where=seen) / information**2
    return ItemFit(
        infit=np.where(persons, infit, 1),
        outfit=np.where(persons, outfit, 1),
        infit_z=np.where(persons, _standardised(infit, infit_spread), 0),
        outfit_z=np.where(persons, _standardised(outfit, outfit_spread), 0),
        persons=persons,
    )


def _standardised(mean_square: FloatArray, variance: FloatArray) -> FloatArray:
    """Wilson & Hilferty (1931): the cube root of a chi-square over its degrees of freedom is nearly normal."""
    sd = np.sqrt(np.maximum(variance, _SMALLEST))
    return np.asarray((np.cbrt(mean_square) - 1) * 3 / sd + sd / 3)
