"""The nightly recalibration of a bank that measures many skills: items learn from answers as persons do."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.answer_log import AnswerLog
from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray, check_normal, finite_number
from assessment.psychometrics.group_filter import cavities, filtered, measured
from assessment.psychometrics.item_likelihood import Seen
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.item_newton import ItemPriors, newton_step

EXPERT_B_SD = 0.5
LOG_A_SD = 0.3
STEP_SD = 0.5
CALIBRATED_B_SD = 0.25
ANCHOR_SHARE = 0.2
DRIFT = 0.3
DRIFT_ERRORS = 3.0
MOST_SWEEPS = 12


@dataclass(frozen=True, eq=False)
class Recalibration:
    """A new version of J items beside the one it came from; nothing is overwritten.

    answers (J,) are how many each item had; `calibrated` says whose standard error of b is at most .25; anchors
    are as they were. population_mean is by how much the persons' mean differs from the prior's, 0 without anchors.
    `change` is the last sweep's largest change of a b.
    """

    items: ItemArray
    answers: IntArray
    calibrated: BoolArray
    population_mean: float
    sweeps: int
    change: float
    converged: bool


def recalibrate(
    experts: ItemArray,
    log: AnswerLog,
    prior_mean: ArrayLike,
    prior_covariance: ArrayLike,
    *,
    anchors: BoolArray | None = None,
    start: ItemArray | None = None,
    sweeps: int = MOST_SWEEPS,
    tolerance: float = 0.01,
) -> Recalibration:
    """Items after expectation-maximisation over a log, a sweep being a filter over persons and a step over items.

    E-step: each answer's eta as all other answers of its person tell it (the cavity of `group_filter`), current
    errors of items included. M-step: a Newton step on each item's log posterior, with priors centred on `experts`
    (standard deviation of b theirs or .5, of log a .3, of steps .5). Guessing stays fixed. `anchors` (J,) keep
    their parameters, those of `start`, and so hold the scale while the persons' mean is estimated; without them
    the persons' prior is the scale. `start` are the parameters in use. Sweeps end when no b moves by more than
    the tolerance. Items without answers keep the experts' values. ValueError names arguments that do not fit.
    """
    mean, covariance = check_normal(prior_mean, prior_covariance)
    now = start or _with_errors(experts)
    fixed = _checked_anchors(anchors, now)
    priors = _priors(experts)
    shift, change, sweep = 0.0, np.inf, 0
    while sweep < sweeps and change > tolerance:
        sweep += 1
        order, seen, moved = _expectation(mean + shift, covariance, now, log)
        shift += moved if fixed.any() else 0.0
        stepped = newton_step(now, priors, log.item[order], seen)
        stepped = _kept(stepped, now, fixed)
        change = float(np.abs(stepped.b - now.b).max(initial=0.0))
        now = stepped
    answers = np.bincount(log.item, minlength=len(now))
    return Recalibration(now, answers, now.b_sd <= CALIBRATED_B_SD, shift, sweep, change, change <= tolerance)


def choose_anchors(items: ItemArray, share: float = ANCHOR_SHARE) -> BoolArray:
    """Items (J,) that can hold the scale: of each main skill, the surest of those that count as calibrated.

    They are at least a fifth of the skill's items where so many are calibrated.
    """
    finite_number("share", share, low=0, high=1)
    anchors = np.zeros(len(items), dtype=bool)
    main = items.weights.argmax(axis=1)
    for skill in np.unique(main):
        mine = np.flatnonzero(main == skill)
        surest = mine[np.argsort(items.b_sd[mine], kind="stable")][: int(np.ceil(share * mine.size))]
        anchors[surest] = (items.b_sd[surest] > 0) & (items.b_sd[surest] <= CALIBRATED_B_SD)
    return anchors


def drifted(before: ItemArray, after: ItemArray) -> BoolArray:
    """Items (J,) to look at: b moved by more than .3, or by more than three standard errors of the difference."""
    moved = np.abs(after.b - before.b)
    error = np.hypot(before.b_sd, after.b_sd)
    return np.asarray((moved > DRIFT) | (moved > DRIFT_ERRORS * error), dtype=bool)


def _expectation(
    mean: FloatArray, covariance: FloatArray, items: ItemArray, log: AnswerLog
) -> tuple[IntArray, Seen, float]:
    """Places in the log, what is seen of their etas, and by how much the persons' mean lies above `mean`."""
    ready, places, means, variances = measured(items), [], [], []
    pull = np.linalg.solve(covariance, np.ones(mean.size))
    told = gained = 0.0
    for members, turns, group in filtered(mean, covariance, ready, log):
        found = cavities(group, ready, log, turns)
        places += turns
        means.append(found.mean)
        variances.append(found.variance)
        gained += float(((group.mean - mean) @ pull).sum())
        told += members.size * float(pull.sum()) - float((pull @ group.covariance @ pull).sum())
    order = np.concatenate(places) if places else np.empty(0, np.int64)
    seen = Seen(log.category[order], *(np.concatenate(part or [np.empty(0)]) for part in (means, variances)))
    return order, seen, gained / told if told else 0.0


def _priors(experts: ItemArray) -> ItemPriors:
    b_sd = np.where(experts.b_sd > 0, experts.b_sd, EXPERT_B_SD)
    return ItemPriors(experts, np.full(len(experts), LOG_A_SD), b_sd, STEP_SD)


def _with_errors(experts: ItemArray) -> ItemArray:
    """The experts' items with the errors that their priors say."""
    priors = _priors(experts)
    return replace(experts, b_sd=priors.b_sd, a_sd=experts.a * priors.log_a_sd)


def _kept(stepped: ItemArray, now: ItemArray, fixed: BoolArray) -> ItemArray:
    """Anchors as they were, all others as estimated."""
    columns = {name: np.where(fixed, getattr(now, name), getattr(stepped, name)) for name in ("a", "b", "b_sd", "a_sd")}
    return replace(stepped, **columns, steps=np.where(fixed[:, None], now.steps, stepped.steps))


def _checked_anchors(anchors: BoolArray | None, items: ItemArray) -> BoolArray:
    if anchors is None:
        return np.zeros(len(items), dtype=bool)
    if anchors.shape != (len(items),) or anchors.dtype != np.bool_:
        raise ValueError(f"anchors: expected booleans of shape ({len(items)},), got {anchors.dtype} {anchors.shape}")
    return anchors
