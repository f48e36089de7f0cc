"""M-step of marginal maximum likelihood: Newton on all items at once, after the population is put back in place.

The population is N(0, 1) by definition, yet the posteriors of an E-step may have another mean m and deviation s.
Taking the nodes as (theta - m) / s moves that into the items at once (parameter-expanded EM; Liu, Rubin & Wu 1998)
and takes away the two slowest directions of EM: a common shift and a common scale of all items.
"""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import BoolArray, FloatArray
from assessment.psychometrics.expected_counts import ExpectedCounts
from assessment.psychometrics.item_curvature import FormCounts, curvature
from assessment.psychometrics.item_priors import ItemPriors, add_prior, rises

MOST_STEPS = 3
SMALL_STEP = 0.02
LARGEST_STEP = 2.0
BOUNDS = (10.0, 50.0, 8.0)  # |a|, |d|, |logit c|: beyond them nothing changes but the rounding


@dataclass(frozen=True, eq=False)
class Freedom:
    """What is estimated: which parameters (J, K + 2), whether slopes are equal, and whether the population is free."""

    parameters: BoolArray
    equal_slopes: bool
    population: bool


def population_moments(expected: ExpectedCounts) -> tuple[float, float]:
    """Mean and standard deviation of ability over the expected persons."""
    total = expected.persons.sum()
    mean = float(expected.persons @ expected.nodes / total)
    return mean, float(np.sqrt(expected.persons @ (expected.nodes - mean) ** 2 / total))


def placement(expected: ExpectedCounts, rows: FloatArray, priors: ItemPriors, free: BoolArray) -> tuple[float, float]:
    """m and s that maximise the population's part together with the priors, which hold a s and d + k a m.

    Without priors on a and d these are the posterior mean and deviation.
    """
    mean, sd = population_moments(expected)
    if priors.log_a is None and priors.d is None:
        return mean, sd
    total, log_sd, first = float(expected.persons.sum()), np.log(sd), mean
    spread = total * sd**2
    a = np.where(free[:, 0], rows[:, 0], 0.0)
    for _ in range(5):
        mean = first
        if priors.d:
            centre = priors.d.mean[:, None] if priors.d.mean.ndim == 1 else priors.d.mean
            distance = np.where(free[:, 1:-1], rises(rows[:, 1:-1]) - centre, 0.0).sum(axis=1)
            strength = np.exp(2 * log_sd) / priors.d.sd**2
            pull = total + strength * float(a**2 @ free[:, 1:-1].sum(axis=1))
            mean = (total * first - strength * float(a @ distance)) / pull
        if priors.log_a:
            log_a = np.log(np.maximum(a[free[:, 0]], 1e-3))
            centre = np.broadcast_to(priors.log_a.mean, a.shape)[free[:, 0]]
            scatter = (spread + total * (mean - first) ** 2) * np.exp(-2 * log_sd)
            slope = scatter - total - float((log_a + log_sd - centre).sum()) / priors.log_a.sd**2
            log_sd += slope / (2 * scatter + log_a.size / priors.log_a.sd**2)
    return mean, float(np.exp(log_sd))


def maximise(
    rows: FloatArray, expected: ExpectedCounts, form: FormCounts, priors: ItemPriors, freedom: Freedom
) -> FloatArray:
    """Parameters (J, K + 2) after a few Newton steps on the expected counts; fixed ones stay.

    More steps would wait for counts that the next E-step changes anyway.
    """
    nodes, rows = expected.nodes, rows.copy()
    if not freedom.population:
        mean, sd = placement(expected, rows, priors, freedom.parameters)
        nodes = (nodes - mean) / sd
        rows[:, 1:-1] += rows[:, :1] * mean * np.arange(1, rows.shape[1] - 1)
        rows[:, 0] *= sd
    for _ in range(MOST_STEPS):
        gradient, information = curvature(rows, expected, form, nodes)
        add_prior(priors, rows, freedom.parameters, gradient, information)
        step = newton_step(gradient, information, freedom)
        rows = within_bounds(rows + np.clip(step, -LARGEST_STEP, LARGEST_STEP), rows, priors)
        if np.abs(step).max() < SMALL_STEP:
            break
    return rows


def newton_step(gradient: FloatArray, information: FloatArray, freedom: Freedom) -> FloatArray:
    """information^-1 gradient of the free parameters, item by item; zero for the rest."""
    free = freedom.parameters
    gradient = np.where(free, gradient, 0.0)
    information = np.where(free[:, :, None] & free[:, None, :], information, 0.0)
    place = np.arange(free.shape[1])
    information[:, place, place] += np.where(free, 1e-9 * information[:, place, place], 1.0) + 1e-12
    if not freedom.equal_slopes:
        return np.asarray(np.linalg.solve(information, gradient[..., None])[..., 0], dtype=float)
    return _tied_step(gradient, information)


def _tied_step(gradient: FloatArray, information: FloatArray) -> FloatArray:
    """One slope for all: the rest of each item is eliminated from the slopes' equation (Schur complement)."""
    rest, cross = information[:, 1:, 1:], information[:, 1:, 0]
    solved = np.linalg.solve(rest, np.stack([gradient[:, 1:], cross], axis=-1))
    curve = information[:, 0, 0].sum() - (cross * solved[..., 1]).sum()
    slope = (gradient[:, 0].sum() - (cross * solved[..., 0]).sum()) / curve
    return np.column_stack([np.full(len(gradient), slope), solved[..., 0] - slope * solved[..., 1]])


def within_bounds(rows: FloatArray, before: FloatArray, priors: ItemPriors) -> FloatArray:
    """The rows, kept where parameters make sense; a stays positive, at least half of what it was, under its prior."""
    a, d, logit_c = BOUNDS
    lowest = before[:, 0] / 2 if priors.log_a else -a
    rows[:, 0] = np.clip(rows[:, 0], lowest, a)
    np.clip(rows[:, 1:-1], -d, d, out=rows[:, 1:-1], where=np.isfinite(rows[:, 1:-1]))
    np.clip(rows[:, -1], -logit_c, logit_c, out=rows[:, -1], where=np.isfinite(rows[:, -1]))
    return rows
