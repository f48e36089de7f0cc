"""Priors on item parameters: without them small samples, rare categories and guessing have no finite estimate."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, finite_number, finite_vector
from assessment.psychometrics.item_parameters import ItemParameters

GUESSING_SD: Final = 0.5
BEST_OPTION: Final = 0.8  # who does not know does a little worse than chance: distractors are made to attract


@dataclass(frozen=True, eq=False)
class NormalPrior:
    """N(mean, sd^2) of a parameter of every item; the mean is one number or one per item (and step)."""

    mean: FloatArray
    sd: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "mean", np.asarray(self.mean, dtype=float))
        finite_number("sd", self.sd, low=1e-6)


@dataclass(frozen=True, eq=False)
class ItemPriors:
    """Priors on log a, on the rise of d from step to step, and on logit c (NaN: that item's c is fixed).

    The mode is taken in log a and logit c, without a Jacobian. For an item of one step the rise is d itself.
    """

    log_a: NormalPrior | None = None
    d: NormalPrior | None = None
    logit_c: NormalPrior | None = None

    @classmethod
    def weak(cls, logit_c: NormalPrior | None = None) -> Self:
        """log a ~ N(0, .3), d ~ N(0, 2): what keeps a few hundred persons' estimates sane."""
        return cls(NormalPrior(np.zeros(()), 0.3), NormalPrior(np.zeros(()), 2.0), logit_c)

    @classmethod
    def around(cls, items: ItemParameters, log_a_sd: float, d_sd: float, logit_c: NormalPrior | None = None) -> Self:
        """Priors centred on what is believed of the items already; ValueError unless every slope is > 0."""
        if (items.a <= 0).any():
            raise ValueError("items: expected slopes > 0 as centres of priors")
        return cls(NormalPrior(np.log(items.a), log_a_sd), NormalPrior(rises(items.d), d_sd), logit_c)


def guessing_prior(options: ArrayLike, sd: float = GUESSING_SD) -> NormalPrior:
    """logit c ~ N(logit(.8 / options), sd) for items with that many options (J,); 0: an item without guessing."""
    count = finite_vector("options", options)
    if ((count != 0) & (count < 2)).any():
        raise ValueError(f"options: expected 0, or at least 2, got {count}")
    p = BEST_OPTION / np.where(count == 0, np.nan, count)
    return NormalPrior(np.log(p) - np.log1p(-p), sd)


def rises(d: FloatArray) -> FloatArray:
    """How much d (J, K) grows from each step to the next, zero where it is padded."""
    used = np.isfinite(d)
    return np.where(used, np.diff(np.where(used, d, 0.0), axis=1, prepend=0.0), 0.0)


def log_prior(priors: ItemPriors, parameters: FloatArray, free: BoolArray) -> float:
    """Log density of the free parameters (J, K + 2), up to a constant; -inf outside the domain of log a."""
    total = 0.0
    if priors.log_a:
        a = parameters[free[:, 0], 0]
        if (a <= 0).any():
            return -np.inf
        total -= _half_square(np.log(a) - _column(priors.log_a, free)[free[:, 0]], priors.log_a.sd)
    if priors.d:
        distance = rises(parameters[:, 1:-1]) - np.broadcast_to(_steps(priors.d), free[:, 1:-1].shape)
        total -= _half_square(distance[free[:, 1:-1]], priors.d.sd)
    if priors.logit_c:
        g = free[:, -1]
        total -= _half_square(parameters[g, -1] - _column(priors.logit_c, free)[g], priors.logit_c.sd)
    return total


def add_prior(
    priors: ItemPriors, parameters: FloatArray, free: BoolArray, gradient: FloatArray, information: FloatArray
) -> None:
    """Adds the priors' part to the gradient (J, P) and information (J, P, P) of the parameters (J, P).

    For a the expected part of the curvature stands for all of it, so that it stays positive.
    """
    if priors.log_a:
        a, variance = np.maximum(parameters[:, 0], 1e-3), priors.log_a.sd**2
        gradient[:, 0] -= (np.log(a) - _column(priors.log_a, free)) / (variance * a)
        information[:, 0, 0] += 1 / (variance * a**2)
    if priors.d:
        used = free[:, 1:-1]
        pull = np.where(used, _steps(priors.d) - rises(parameters[:, 1:-1]), 0.0) / priors.d.sd**2
        gradient[:, 1:-1] += pull - np.append(pull[:, 1:], np.zeros((len(pull), 1)), axis=1)
        information[:, 1:-1, 1:-1] += _rise_information(used) / priors.d.sd**2
    if priors.logit_c:
        g = np.flatnonzero(free[:, -1])
        gradient[g, -1] -= (parameters[g, -1] - _column(priors.logit_c, free)[g]) / priors.logit_c.sd**2
        information[g, -1, -1] += 1 / priors.logit_c.sd**2


def _rise_information(used: BoolArray) -> FloatArray:
    difference = np.eye(used.shape[1]) - np.eye(used.shape[1], k=-1)
    rows = used[:, :, None] * difference
    return np.asarray(rows.swapaxes(1, 2) @ rows, dtype=float)


def _column(prior: NormalPrior, free: BoolArray) -> FloatArray:
    return np.broadcast_to(prior.mean, (len(free),))


def _steps(prior: NormalPrior) -> FloatArray:
    return prior.mean[:, None] if prior.mean.ndim == 1 else prior.mean


def _half_square(distance: FloatArray, sd: float) -> float:
    return float((distance**2).sum()) / (2 * sd**2)
