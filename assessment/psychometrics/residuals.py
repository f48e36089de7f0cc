"""What the model expects of each person at each item, and how far the answers are from it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.form_answers import form_answers
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.response import log_probabilities_at_nodes


@dataclass(frozen=True, eq=False)
class Residuals:
    """Of each person and item (N, J): observed less expected category (NaN where missing), and the category's
    variance and fourth central moment under the model.
    """

    values: FloatArray
    variance: FloatArray
    fourth: FloatArray


def residuals(responses: ArrayLike, ability: ArrayLike, items: ItemParameters) -> Residuals:
    """Residuals of `responses` (N, J), ordered categories with NaN or -1 where missing.

    ability: theta (N,) on one scale, or each item's own eta = w'theta (N, J). ValueError names what does not fit.
    """
    if np.shape(responses)[1:] != (len(items),):
        raise ValueError(f"responses: expected shape (persons, {len(items)}), got {np.shape(responses)}")
    answers = form_answers(responses, steps=items.steps)
    eta = _eta(ability, *answers.categories.shape)
    values, variance, fourth = (np.empty(eta.shape) for _ in range(3))
    k = np.arange(items.d.shape[1] + 1)[:, None]
    for j in range(answers.items):
        item = slice(j, j + 1)
        p = np.exp(log_probabilities_at_nodes(eta[:, j], items.a[item], items.d[item], items.c[item]))[0]
        mean = (k * p).sum(axis=0)
        values[:, j] = np.where(answers.categories[:, j] >= 0, answers.categories[:, j] - mean, np.nan)
        variance[:, j] = ((k - mean) ** 2 * p).sum(axis=0)
        fourth[:, j] = ((k - mean) ** 4 * p).sum(axis=0)
    return Residuals(values, variance, fourth)


def _eta(ability: ArrayLike, persons: int, items: int) -> FloatArray:
    values = np.asarray(ability, dtype=float)
    if values.shape == (persons,):
        values = values[:, None]
    if values.shape not in ((persons, 1), (persons, items)) or not np.isfinite(values).all():
        expected = f"finite numbers of shape ({persons},) or ({persons}, {items})"
        raise ValueError(f"ability: expected {expected}, got shape {values.shape}")
    return np.broadcast_to(values, (persons, items))
