"""How many more items until a decision about a role is likely?"""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, check_normal
from assessment.psychometrics.decisions import MEETS_AT, NOT_YET_AT, RoleStandard
from assessment.psychometrics.expert_prior import B_SD, DISCRIMINATION
from assessment.psychometrics.normal import normal_cdf

# Variance of what one well-aimed right-or-wrong item observes.
TYPICAL_ERROR = 4 / DISCRIMINATION**2 + B_SD**2
FUTURES = 200
DRAWS = 200
SMALLEST_VARIANCE = 1e-12


def items_to_decide(
    mean: ArrayLike, covariance: ArrayLike, role: RoleStandard, *, cap: int = 100, seed: int = 0
) -> int:
    """About how many more items it takes until the role is decided at .9 or .1: the median of 200 futures; 1..cap.

    In each future, theta is drawn from what is known today, and items follow one by one: well-aimed ones of
    typical discrimination and uncertainty, on the skill that tells most of the condition decided least. The role
    is decided the first time that P(meets), all conditions together, says so. `cap` means "so many or more", as
    when the error of the cuts forbids a decision. The same profile always gives the same number.
    """
    mean, covariance = check_normal(mean, covariance)
    if cap < 1:
        raise ValueError(f"cap: expected at least 1, got {cap}")
    if role.weights.size != mean.size:
        raise ValueError(f"role: covers {role.weights.size} skills, but the learner has {mean.size}")
    about = np.flatnonzero(role.conditions().any(axis=0))
    goals = role.conditions()[:, about]
    margin, cut_variance = (mean - role.cuts)[about], role.sigmas[about] ** 2
    generator = np.random.default_rng(seed)
    margins = np.tile(margin, (FUTURES, 1))
    covariances = np.tile(covariance[np.ix_(about, about)], (FUTURES, 1, 1))
    draws, alive = _mirrored(generator.normal(size=(DRAWS // 2, len(goals)))), np.arange(FUTURES)
    for count in range(1, cap):
        luck = _mirrored(generator.normal(size=FUTURES // 2))
        _ask(margins, covariances, goals, cut_variance, luck[alive])
        still_open = ~_decided(margins, covariances, goals, cut_variance, draws)
        margins, covariances, alive = margins[still_open], covariances[still_open], alive[still_open]
        if 2 * alive.size <= FUTURES:
            return count
    return cap


def _ask(
    margins: FloatArray,
    covariances: FloatArray,
    goals: FloatArray,
    cut_variance: FloatArray,
    luck: FloatArray,
) -> None:
    """One more item in every future, answered with this luck (N,), in place."""
    centre, scatter = _conditions(margins, covariances, goals, cut_variance)
    doubt = np.abs(centre) / np.sqrt(np.einsum("ncc->nc", scatter))
    goal = goals[doubt.argmin(axis=1)]
    observed = np.einsum("nss->ns", covariances) + TYPICAL_ERROR
    reach = np.einsum("nst,nt->ns", covariances, goal)
    skill = (reach**2 / observed).argmax(axis=1)
    rows = np.arange(len(margins))
    gain = covariances[rows, skill] / np.sqrt(observed[rows, skill])[:, None]
    margins += gain * luck[:, None]
    covariances -= gain[:, :, None] * gain[:, None, :]


def _decided(
    margins: FloatArray, covariances: FloatArray, goals: FloatArray, cut_variance: FloatArray, draws: FloatArray
) -> BoolArray:
    """Futures in which P(meets) has reached .9 or .1."""
    centre, scatter = _conditions(margins, covariances, goals, cut_variance)
    if len(goals) == 1:
        chance = normal_cdf(centre[:, 0] / np.sqrt(scatter[:, 0, 0]))
    else:
        spread = np.linalg.cholesky(scatter + SMALLEST_VARIANCE * np.eye(len(goals)))
        met = np.ones((len(centre), len(draws)), dtype=bool)
        for number in range(len(goals)):
            met &= spread[:, number] @ draws.T >= -centre[:, number, None]
        chance = met.mean(axis=1)
    return np.asarray((chance >= MEETS_AT) | (chance <= NOT_YET_AT), dtype=bool)


def _conditions(
    margins: FloatArray, covariances: FloatArray, goals: FloatArray, cut_variance: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Mean (N, C) and covariance (N, C, C) of by how much each condition is met, errors of the cuts included."""
    return margins @ goals.T, goals @ (covariances + np.diag(cut_variance)) @ goals.T


def _mirrored(values: FloatArray) -> FloatArray:
    """The values and their opposites, so that above and below a cut are treated alike."""
    return np.concatenate([values, -values])
