"""The posterior of a report: answers taken in again until their order no longer matters."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.answer_log import AnswerLog, answer_log
from assessment.psychometrics.arrays import check_normal
from assessment.psychometrics.group_filter import Group, Measured, absorb, measured
from assessment.psychometrics.item_model import ItemModel, stack_items
from assessment.psychometrics.skill_filter import Posterior, considered

MOST_SWEEPS = 20


@dataclass(frozen=True, eq=False)
class Settled:
    """A posterior, how many sweeps followed the first, and whether the last one changed next to nothing."""

    posterior: Posterior
    sweeps: int
    converged: bool


def settled_posterior(
    prior_mean: ArrayLike,
    prior_covariance: ArrayLike,
    answers: Iterable[tuple[ItemModel, int]],
    *,
    tolerance: float = 1e-3,
    rapid: Iterable[bool] | None = None,
) -> Settled:
    """As `skill_filter.posterior`, whatever order the answers came in: expectation propagation (Minka 2001).

    Sweeps go over all answers until no mean or standard error of a skill moves by more than `tolerance` of its
    standard error: two or three as a rule, 20 at most. ValueError as in `skill_filter.posterior`.
    """
    mean, covariance = check_normal(prior_mean, prior_covariance)
    given = considered(answers, rapid)
    if not given:
        return Settled(Posterior(mean, covariance), 0, converged=True)
    models, categories = zip(*given, strict=True)
    items, places = stack_items(models), np.arange(len(given))
    if items.weights.shape[1] != mean.size:
        raise ValueError(f"items: weigh {items.weights.shape[1]} skills, but mean is {mean.shape}")
    log = answer_log(np.zeros(places.size, int), places, categories, items)
    sites = [[np.zeros(1) for _ in given] for _ in range(2)]
    group = Group(mean[None].copy(), covariance[None].copy(), *sites)
    return _settle(group, measured(items), log, tolerance)


def _settle(group: Group, items: Measured, log: AnswerLog, tolerance: float) -> Settled:
    for sweep in range(MOST_SWEEPS + 1):
        before = Posterior(group.mean[0].copy(), group.covariance[0].copy())
        for turn in range(len(log)):
            absorb(group, items, log.item[turn : turn + 1], log.category[turn : turn + 1], turn)
        after = Posterior(group.mean[0], group.covariance[0])
        if _largest_change(before, after) <= tolerance:
            return Settled(after, sweep, converged=True)
    return Settled(after, MOST_SWEEPS, converged=False)


def _largest_change(before: Posterior, after: Posterior) -> float:
    moved = np.maximum(np.abs(after.mean - before.mean), np.abs(after.sd - before.sd))
    return float((moved / np.maximum(after.sd, 1e-12)).max())
