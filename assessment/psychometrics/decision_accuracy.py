"""How right are decisions, and are they as right as they say? (Rudner 2005; Lee 2010)"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray
from assessment.psychometrics.decisions import MEETS_AT, NOT_YET_AT

BINS = np.array([0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0])


@dataclass(frozen=True)
class DecisionAccuracy:
    """Of N learners: share classified rightly at one half, the share that the probabilities foretold, the share
    decided at .9 / .1, that of right ones among these, and of learners told "meets" the share who do not."""

    accuracy: float
    predicted: float
    decided: float
    accuracy_decided: float
    wrongly_met: float


def decision_accuracy(chances: ArrayLike, truth: ArrayLike) -> DecisionAccuracy:
    """Decisions from P(meets) (N,) against what is true (N,).

    A probability p is expected to be right with max(p, 1 - p) (Rudner 2005); honest probabilities are right as
    often as that. Shares of nobody are NaN. ValueError unless there are N probabilities and N truths.
    """
    p, met = _checked(chances, truth)
    right = (p >= 0.5) == met
    meets, not_yet = p >= MEETS_AT, p <= NOT_YET_AT
    decided = meets | not_yet
    return DecisionAccuracy(
        accuracy=float(right.mean()),
        predicted=float(np.maximum(p, 1 - p).mean()),
        decided=float(decided.mean()),
        accuracy_decided=_share(right, decided),
        wrongly_met=_share(~met, meets),
    )


def decision_consistency(first: ArrayLike, second: ArrayLike) -> tuple[float, float]:
    """Share of learners (N,) whom two tests classify alike, from their P(meets), and Cohen's kappa of it."""
    one, other = (np.asarray(chances, dtype=float) >= 0.5 for chances in (first, second))
    if one.shape != other.shape or not one.size:
        raise ValueError(f"first, second: expected as many probabilities, got {one.shape} and {other.shape}")
    agreed = float((one == other).mean())
    by_chance = float(one.mean() * other.mean() + (1 - one.mean()) * (1 - other.mean()))
    return agreed, (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


def calibration_of_chances(chances: ArrayLike, truth: ArrayLike) -> list[tuple[float, float, int]]:
    """Per bin of P(meets): its mean, the share who meet, and how many learners; empty bins are left out."""
    p, met = _checked(chances, truth)
    place = np.clip(np.digitize(p, BINS) - 1, 0, BINS.size - 2)
    return [
        (float(p[place == one].mean()), float(met[place == one].mean()), int((place == one).sum()))
        for one in np.unique(place)
    ]


def _checked(chances: ArrayLike, truth: ArrayLike) -> tuple[FloatArray, BoolArray]:
    p, met = np.asarray(chances, dtype=float), np.asarray(truth, dtype=bool)
    if p.shape != met.shape or p.ndim != 1 or not p.size or not ((p >= 0) & (p <= 1)).all():
        raise ValueError(f"chances, truth: expected N probabilities and N truths, got {p.shape} and {met.shape}")
    return p, met


def _share(what: BoolArray, among: BoolArray) -> float:
    return float(what[among].mean()) if among.any() else float("nan")
