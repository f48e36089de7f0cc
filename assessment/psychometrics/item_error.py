"""The error of item parameters, and what it adds to the error of a person's score."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray
from assessment.psychometrics.item_curvature import parameter_rows
from assessment.psychometrics.item_parameters import ItemParameters


@dataclass(frozen=True, eq=False)
class ItemError:
    """Which parameters (J, K + 2: a, d_1 ... d_K, logit c) are uncertain, and their covariance (P, P), row by row."""

    free: BoolArray
    covariance: FloatArray

    def variance(self, sensitivity: FloatArray) -> FloatArray:
        """Variance (N,) of scores that move by `sensitivity` (N, P) with the parameters: g' V g (delta method)."""
        return np.asarray(np.sum((sensitivity @ self.covariance) * sensitivity, axis=1), dtype=float)


def independent_errors(items: ItemParameters, a: ArrayLike = 0.0, b: ArrayLike = 0.0) -> ItemError:
    """From standard errors of a and b, numbers or (J,), known one by one; as for items that experts have rated.

    d_k = -a (k b + sum of tau) moves by -k a with b, and by d_k / a with a while b and tau stay.
    """
    free = np.isfinite(parameter_rows(items))
    free[:, -1] = False
    k = np.arange(1, items.d.shape[1] + 1)
    by_a = np.column_stack([np.ones(len(items)), np.where(free[:, 1:-1], items.d, 0) / items.a[:, None]])
    by_b = np.column_stack([np.zeros(len(items)), -k * items.a[:, None]])
    spread = np.stack([by_a * _column(a, len(items)), by_b * _column(b, len(items))])
    blocks = np.einsum("sjp,sjq->jpq", spread, spread)
    item, place = np.nonzero(free)
    covariance = np.where(item[:, None] == item, blocks[item[:, None], place[:, None], place], 0.0)
    return ItemError(free, covariance)


def _column(error: ArrayLike, items: int) -> FloatArray:
    values = np.broadcast_to(np.asarray(error, dtype=float), (items,))
    if not (np.isfinite(values).all() and (values >= 0).all()):
        raise ValueError(f"standard errors: expected finite numbers >= 0, got {values}")
    return values[:, None]
