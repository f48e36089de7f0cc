"""Does a learner meet a role? A probability, a decision, and how much more evidence one would need."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, check_normal, finite_vector
from assessment.psychometrics.normal import normal_cdf

DRAWS = 4000
MEETS_AT, NOT_YET_AT = 0.9, 0.1


class Decision(StrEnum):
    MEETS = "meets"
    NOT_YET = "not_yet"
    MORE_EVIDENCE = "more_evidence"


@dataclass(frozen=True, eq=False)
class RoleStandard:
    """What a role asks, over all S skills: weights >= 0, cuts (theta), sigmas (error of each cut), gates.

    A learner meets it when weights @ theta reaches weights @ cuts and every gate skill reaches its own cut.
    A skill with weight 0 and no gate is not part of the role. Errors of different cuts count as independent.
    """

    weights: FloatArray
    cuts: FloatArray
    sigmas: FloatArray
    gates: BoolArray

    def __post_init__(self) -> None:
        size = finite_vector("weights", self.weights).size
        finite_vector("cuts", self.cuts, size)
        finite_vector("sigmas", self.sigmas, size)
        if (self.weights < 0).any() or (self.sigmas < 0).any():
            raise ValueError("weights, sigmas: expected values >= 0")
        if self.gates.shape != (size,) or self.gates.dtype != np.bool_:
            raise ValueError(f"gates: expected booleans of shape ({size},), got {self.gates.dtype} {self.gates.shape}")
        if not (self.weights.any() or self.gates.any()):
            raise ValueError("weights, gates: a role needs at least one skill with a weight or a gate")

    def conditions(self) -> FloatArray:
        """Rows g (C, S): the role is met when g @ (theta - cuts) >= 0 for every row."""
        composite = self.weights[None] if self.weights.any() else np.empty((0, self.weights.size))
        return np.concatenate([composite, np.eye(self.weights.size)[self.gates]])


def p_meets(mean: ArrayLike, covariance: ArrayLike, role: RoleStandard, *, seed: int = 0) -> float:
    """P(the learner meets the role) for theta ~ N(mean, covariance) and cuts with their errors.

    One condition alone has a closed form; with gates it is the share of 4000 seeded draws, so that the same
    profile always gives the same number. ValueError if the shapes do not fit.
    """
    margin, spread = _distance_to_cuts(mean, covariance, role)
    conditions = role.conditions()
    centre, scatter = conditions @ margin, conditions @ spread @ conditions.T
    if len(conditions) == 1:
        return float(normal_cdf(_standardised(centre[0], scatter[0, 0])))
    draws = np.random.default_rng(seed).multivariate_normal(centre, scatter, size=DRAWS, method="eigh")
    return float((draws >= 0).all(axis=1).mean())


def p_meets_cuts(mean: ArrayLike, covariance: ArrayLike, role: RoleStandard) -> FloatArray:
    """P(theta_s >= cut_s) of each skill (S,): Phi((mu - cut) / sqrt(variance + sigma^2))."""
    margin, spread = _distance_to_cuts(mean, covariance, role)
    return normal_cdf(_standardised(margin, np.diag(spread)))


def decide(probability: float, *, meets_at: float = MEETS_AT, not_yet_at: float = NOT_YET_AT) -> Decision:
    """Meets at or above `meets_at`, not yet at or below `not_yet_at`, else more evidence is needed."""
    if not 0 <= not_yet_at < meets_at <= 1 or not 0 <= probability <= 1:
        raise ValueError(f"expected 0 <= not_yet_at < meets_at <= 1 and a probability, got {probability}")
    if probability >= meets_at:
        return Decision.MEETS
    return Decision.NOT_YET if probability <= not_yet_at else Decision.MORE_EVIDENCE


def least_costly_chance(wrongly_met: float, wrongly_missed: float) -> float:
    """The P(meets) from which on "meets" costs less than "not yet", by the costs of either error (both > 0).

    "Meets" is wrong with 1 - P and "not yet" with P, so they cost the same where P is the share of the first cost.
    """
    if not (0 < wrongly_met < np.inf and 0 < wrongly_missed < np.inf):
        raise ValueError(f"wrongly_met, wrongly_missed: expected costs > 0, got {wrongly_met} and {wrongly_missed}")
    return wrongly_met / (wrongly_met + wrongly_missed)


def _distance_to_cuts(mean: ArrayLike, covariance: ArrayLike, role: RoleStandard) -> tuple[FloatArray, FloatArray]:
    mean, covariance = check_normal(mean, covariance)
    if role.weights.size != mean.size:
        raise ValueError(f"role: covers {role.weights.size} skills, but the learner has {mean.size}")
    return mean - role.cuts, covariance + np.diag(role.sigmas**2)


def _standardised(margin: ArrayLike, variance: ArrayLike) -> FloatArray:
    with np.errstate(divide="ignore"):
        certain = np.where(np.asarray(margin) >= 0, np.inf, -np.inf)
        return np.where(np.asarray(variance) > 0, margin / np.sqrt(variance), certain)
