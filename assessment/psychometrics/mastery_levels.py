"""Mastery in a probability and in one word."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_number
from assessment.psychometrics.normal import normal_cdf

ENOUGH_EVIDENCE = 0.75  # above this share of the prior standard deviation, the prior still does the talking


class MasteryLevel(StrEnum):
    MASTERED = "mastered"
    LIKELY = "likely"
    OPEN = "open"
    NOT_YET = "not_yet"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


def mastery_probability(mean: ArrayLike, sd: ArrayLike, cut: ArrayLike) -> FloatArray:
    """P(theta >= cut) for theta ~ N(mean, sd^2), elementwise; ValueError unless finite with sd > 0."""
    mean, sd, cut = (np.asarray(value, dtype=float) for value in (mean, sd, cut))
    if not (np.isfinite(mean).all() and np.isfinite(cut).all() and np.isfinite(sd).all() and (sd > 0).all()):
        raise ValueError("mean, sd, cut: expected finite numbers with sd > 0")
    return normal_cdf((mean - cut) / sd)


def mastery_level(probability: float, sd: float, prior_sd: float) -> MasteryLevel:
    """The word for a probability of mastery; "not enough evidence" while sd is above .75 of the prior's."""
    finite_number("probability", probability, low=0, high=1)
    if not (np.isfinite(sd) and np.isfinite(prior_sd) and sd >= 0 and prior_sd > 0):
        raise ValueError(f"sd, prior_sd: expected finite numbers >= 0 and > 0, got {sd} and {prior_sd}")
    if sd > ENOUGH_EVIDENCE * prior_sd:
        return MasteryLevel.NOT_ENOUGH_EVIDENCE
    if probability >= 0.9:
        return MasteryLevel.MASTERED
    if probability >= 0.7:
        return MasteryLevel.LIKELY
    return MasteryLevel.OPEN if probability >= 0.3 else MasteryLevel.NOT_YET
