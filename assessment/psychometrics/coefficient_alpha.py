"""Cronbach's alpha: how much of the variance of a sum of items do the items share?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.form_answers import form_answers


@dataclass(frozen=True, eq=False)
class Alpha:
    """alpha, the mean and deviation of sums over `persons`, the standard error of measurement, and alpha without
    each item (J,)."""

    alpha: float
    mean: float
    sd: float
    sem: float
    if_deleted: FloatArray
    persons: int


def coefficient_alpha(responses: ArrayLike) -> Alpha:
    """alpha = J / (J - 1) (1 - sum of item variances / variance of sums) (Cronbach 1951); KR-20 for right or wrong.

    `responses` (N, J) are ordered categories; persons with a missing answer are left out. Where sums do not vary,
    nothing is measured: alpha is 0. ValueError below two items or two persons.
    """
    answers = form_answers(responses)
    categories = answers.categories[answers.answered().all(axis=1)].astype(float)
    persons, items = categories.shape
    if persons < 2 or items < 2:
        raise ValueError(f"responses: expected at least 2 persons with all of 2 or more answers, got {persons, items}")
    covariance = np.cov(categories, rowvar=False)
    alpha, total = _alpha(covariance), float(covariance.sum())
    rest = [np.delete(np.delete(covariance, j, axis=0), j, axis=1) for j in range(items)]
    return Alpha(
        alpha=alpha,
        mean=float(categories.sum(axis=1).mean()),
        sd=np.sqrt(total),
        sem=np.sqrt(total * (1 - alpha)),
        if_deleted=np.array([_alpha(one) for one in rest]),
        persons=persons,
    )


def _alpha(covariance: FloatArray) -> float:
    items, total = len(covariance), float(covariance.sum())
    if items < 2 or total <= 1e-12:
        return 0.0
    return items / (items - 1) * (1 - float(np.trace(covariance)) / total)
