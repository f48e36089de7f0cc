"""The skill filter for many learners at once: the same moment matching, all learners of a block in step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.answer_log import AnswerLog, blocks
from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray, check_normal
from assessment.psychometrics.group_tilted import LikelihoodTable, group_derivatives, likelihood_table
from assessment.psychometrics.item_model import ItemArray

BLOCK = 256  # learners whose covariances stay in the processor's cache together
SMALLEST_SHARE = 1e-6  # of the precision of an eta that must remain without one answer


@dataclass(frozen=True, eq=False)
class Cavities:
    """For each of n answers what all others of its learner say of its eta: N(mean (n,), variance (n,))."""

    mean: FloatArray
    variance: FloatArray


@dataclass(eq=False)
class Group:
    """A block of learners: means (B, S), covariances (B, S, S), and per turn its answers' sites (B_t,) on eta."""

    mean: FloatArray
    covariance: FloatArray
    precision: list[FloatArray]
    shift: list[FloatArray]


@dataclass(frozen=True, eq=False)
class Measured:
    """Items as the filter reads them: the likelihoods, error variance of b (J,), and weights in sparse form (J, L)."""

    table: LikelihoodTable
    b_variance: FloatArray
    skill: IntArray
    weight: FloatArray


def measured(items: ItemArray) -> Measured:
    """Items ready for `filter_group`; an item on fewer skills than the longest is padded with weights of 0."""
    longest = max(int((items.weights > 0).sum(axis=1).max()), 1)
    skill = np.argsort(-items.weights, axis=1, kind="stable")[:, :longest]
    weight = np.take_along_axis(items.weights, skill, axis=1)
    return Measured(likelihood_table(items), items.b_sd**2, skill, weight)


def filter_group(
    prior_mean: ArrayLike, prior_covariance: ArrayLike, items: ItemArray, log: AnswerLog, *, sweeps: int = 0
) -> tuple[FloatArray, FloatArray]:
    """Posterior means (N, S) and covariances (N, S, S) of all persons of the log, who share one prior.

    The filter takes in each person's answers in their order; `sweeps` of expectation propagation follow. A person
    without answers keeps the prior. ValueError as in `arrays.check_normal`.
    """
    mean, covariance = check_normal(prior_mean, prior_covariance)
    means, covariances = np.tile(mean, (log.persons, 1)), np.tile(covariance, (log.persons, 1, 1))
    for members, _, group in filtered(mean, covariance, measured(items), log, sweeps=sweeps):
        means[members], covariances[members] = group.mean, group.covariance
    return means, covariances


def filtered(
    mean: FloatArray, covariance: FloatArray, items: Measured, log: AnswerLog, *, sweeps: int = 0
) -> Iterator[tuple[IntArray, list[IntArray], Group]]:
    """Block by block: the persons (B,), the places of their answers by turn (see `blocks`), and the group."""
    for members, turns in blocks(log, BLOCK):
        sites = [[np.zeros(places.size) for places in turns] for _ in range(2)]
        group = Group(np.tile(mean, (members.size, 1)), np.tile(covariance, (members.size, 1, 1)), *sites)
        for _ in range(1 + sweeps):
            for turn, places in enumerate(turns):
                absorb(group, items, log.item[places], log.category[places], turn)
        yield members, turns, group


def cavities(group: Group, items: Measured, log: AnswerLog, turns: Sequence[IntArray]) -> Cavities:
    """For each answer, turn after turn, what all others of its person say of its eta."""
    found = []
    for turn, places in enumerate(turns):
        _, m, v = _observed(group, items, log.item[places])
        found.append(_cavity(m, v, group.precision[turn], group.shift[turn])[:2])
    mean, variance = (np.concatenate(column) for column in zip(*found, strict=True))
    return Cavities(mean, variance)


def absorb(group: Group, items: Measured, item: IntArray, category: IntArray, turn: int) -> None:
    """One answer each of the group's first persons, in place; a later sweep replaces what the turn said before.

    The first time this is assumed-density filtering, later expectation propagation (Minka 2001): the turn's own
    site is divided out, and the answer matched again beside all others. A site stays as it is where the others
    alone make no normal distribution, which guesses can bring about.
    """
    gain, m, v = _observed(group, items, item)
    tau, nu = group.precision[turn], group.shift[turn]
    m_cavity, v_cavity, proper = _cavity(m, v, tau, nu)
    h, k = group_derivatives(items.table, item, category, m_cavity, v_cavity + items.b_variance[item])
    left = 1 - k * v_cavity
    more = np.where(proper, k / left - tau, 0.0)
    change = np.where(proper, (m_cavity * k + h) / left - nu, 0.0)
    scale = 1 / (1 + more * v)
    rows = item.size
    group.mean[:rows] += gain * ((change - more * m) * scale)[:, None]
    group.covariance[:rows] -= (gain * (more * scale)[:, None])[:, :, None] * gain[:, None, :]
    group.precision[turn], group.shift[turn] = tau + more, nu + change


def _observed(group: Group, items: Measured, item: IntArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Sigma w (B_t, S), w'mu and w'Sigma w (B_t,) of each person's item."""
    rows = np.arange(item.size)[:, None]
    skill, weight = items.skill[item], items.weight[item]
    gain = np.einsum("bl,bls->bs", weight, group.covariance[rows, skill])
    m = np.einsum("bl,bl->b", weight, group.mean[rows, skill])
    v = np.einsum("bl,bl->b", weight, gain[rows, skill])
    return gain, m, v


def _cavity(m: FloatArray, v: FloatArray, tau: FloatArray, nu: FloatArray) -> tuple[FloatArray, FloatArray, BoolArray]:
    """N(m, v) without a site of precision tau and shift nu, and where that leaves a proper distribution."""
    left = 1 - tau * v
    proper = left > SMALLEST_SHARE
    left = np.where(proper, left, 1.0)
    return (m - nu * v * proper) / left, v / left, proper
