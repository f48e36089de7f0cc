"""How many more items until a decision about a role is likely?"""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, check_normal
from assessment.psychometrics.decisions import RoleStandard
from assessment.psychometrics.expert_prior import B_SD, DISCRIMINATION
from assessment.psychometrics.normal import normal_cdf

Z_DECIDED = 1.2815515655446004  # Phi(z) = .9
# Variance of what one well-aimed right-or-wrong item observes.
TYPICAL_ERROR = 4 / DISCRIMINATION**2 + B_SD**2


def items_to_decide(mean: ArrayLike, covariance: ArrayLike, role: RoleStandard, *, cap: int = 100) -> int:
    """About how many more items make it as likely as not that every condition of the role is decided; 1..cap.

    An approximation. Each further item is taken as a well-aimed one of typical discrimination and
    uncertainty, on the skill that lowers the variance of the least decided condition most. Its answer is
    unknown, so a condition with variance v now and v_n after n items will have a mean spread around today's
    with variance v - v_n. It is decided when that mean is at least 1.28 sqrt(v_n + error of the cut) away
    from the cut. Conditions are looked at one by one, not jointly; `cap` means "so many or more", also when
    the error of the cut forbids a decision. For a role of one condition, a mean farther from the cut never
    asks for more items.
    """
    mean, covariance = check_normal(mean, covariance)
    if cap < 1:
        raise ValueError(f"cap: expected at least 1, got {cap}")
    if role.weights.size != mean.size:
        raise ValueError(f"role: covers {role.weights.size} skills, but the learner has {mean.size}")
    goals = role.conditions()
    margin = goals @ (mean - role.cuts)
    cut_error = goals**2 @ role.sigmas**2
    now = after = _variances(goals, covariance)
    for count in range(1, cap):
        open_goal = int(np.argmin(_chance_decided(margin, now, after, cut_error)))
        covariance = _after_typical_item(covariance, goals[open_goal])
        after = _variances(goals, covariance)
        if (_chance_decided(margin, now, after, cut_error) >= 0.5).all():
            return count
    return cap


def _variances(goals: FloatArray, covariance: FloatArray) -> FloatArray:
    return np.asarray(np.sum(goals @ covariance * goals, axis=1), dtype=float)


def _chance_decided(margin: FloatArray, now: FloatArray, after: FloatArray, cut_error: FloatArray) -> FloatArray:
    needed = Z_DECIDED * np.sqrt(after + cut_error)
    spread = np.sqrt(np.maximum(now - after, 1e-18))
    return normal_cdf((margin - needed) / spread) + normal_cdf((-margin - needed) / spread)


def _after_typical_item(covariance: FloatArray, goal: FloatArray) -> FloatArray:
    observed = np.diag(covariance) + TYPICAL_ERROR
    skill = int(np.argmax((covariance @ goal) ** 2 / observed))
    gain = covariance[skill]
    return np.asarray(covariance - np.outer(gain, gain) / observed[skill], dtype=float)
