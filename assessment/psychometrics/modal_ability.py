"""Scoring by a maximum: of the posterior (MAP), or of the weighted likelihood of Warm (1989), WLE."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.expected_ability import Abilities, check_population
from assessment.psychometrics.expected_counts import read_block
from assessment.psychometrics.form_answers import FormAnswers, form_answers
from assessment.psychometrics.item_curvature import from_rows, parameter_rows
from assessment.psychometrics.item_error import ItemError
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.likelihood_slope import SlopeParts, person_parts, person_sums, slope_parts

_BLOCK: Final = 1 << 18
_REACH: Final = 20.0  # how far from the mean a maximum is looked for
_NODES: Final = 161
_ROUNDS: Final = 100
_PRECISION: Final = 1e-10
_LEAST_CURVATURE: Final = 1e-4


@dataclass(frozen=True, eq=False)
class _Aim:
    """What is maximised: log-likelihood plus the log of N(mean, 1 / precision), or Warm's where precision is zero."""

    items: ItemParameters
    mean: float
    precision: float

    @property
    def weighted(self) -> bool:
        return self.precision == 0

    def slope(self, slope: FloatArray, information: FloatArray, warm: FloatArray, theta: FloatArray) -> FloatArray:
        """From the sums over a person's items at theta."""
        correction = (
            warm / (2 * np.maximum(information, 1e-300)) if self.weighted else (self.mean - theta) * self.precision
        )
        return np.asarray(slope + correction, dtype=float)

    def at(self, theta: FloatArray, x: FloatArray, seen: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Slope and its expected fall at the persons' own theta (N,)."""
        slope, information, warm = person_sums(slope_parts(self.items, theta), x, seen)
        return self.slope(slope, information, warm, theta), information + self.precision


def modal_ability(
    responses: ArrayLike | FormAnswers,
    items: ItemParameters,
    *,
    mean: float = 0.0,
    sd: float = 1.0,
    item_error: ItemError | None = None,
) -> Abilities:
    """Posterior modes of persons who answered (N, J) under N(mean, sd^2); errors from the curvature there.

    As `expected_ability` otherwise. Where guessing makes several modes, the highest.
    """
    check_population(mean, sd)
    return _maxima(form_answers(responses, steps=items.steps), _Aim(items, mean, 1 / sd**2), item_error)


def weighted_likelihood_ability(
    responses: ArrayLike | FormAnswers, items: ItemParameters, *, item_error: ItemError | None = None
) -> Abilities:
    """Warm's estimates of persons who answered (N, J), within [-20, 20]; errors from the curvature.

    They solve slope + J / (2 information) = 0 with J = sum of P' P'' / (P (1 - P)), of the third central moments
    in the GPCM (Warm 1989, eq. 8). No population enters: for comparing groups, and extreme on short tests. ValueError
    also for a person without answers.
    """
    answers = form_answers(responses, steps=items.steps)
    empty = ~answers.answered().any(axis=1)
    if empty.any():
        raise ValueError(f"responses: expected an answer of everyone, but person {int(np.argmax(empty))} gave none")
    return _maxima(answers, _Aim(items, 0.0, 0.0), item_error)


def _maxima(answers: FormAnswers, aim: _Aim, item_error: ItemError | None) -> Abilities:
    nodes = aim.mean + np.linspace(-_REACH, _REACH, _NODES)
    parts = slope_parts(aim.items, nodes)
    theta, variance = np.empty(len(answers.categories)), np.empty(len(answers.categories))
    for rows in answers.blocks(_BLOCK, _NODES):
        x, there = read_block(answers, rows)
        low, high = _around_highest(aim, parts, nodes, x, there)
        seen = np.ones(x.shape) if there is None else there
        theta[rows] = _climbed(aim, low, high, x, seen)
        curvature = _curvature(aim, theta[rows], x, seen)
        variance[rows] = 1 / curvature
        if item_error is not None:
            moved = _sensitivity(aim, theta[rows], x, seen, item_error) / curvature[:, None]
            variance[rows] += item_error.variance(moved)
    return Abilities(theta, np.sqrt(variance))


def _around_highest(
    aim: _Aim, parts: SlopeParts, nodes: FloatArray, x: FloatArray, there: FloatArray | None
) -> tuple[FloatArray, FloatArray]:
    """The nodes (N,) between which the slope turns from rise to fall; of several such places, the highest."""
    seen = np.ones((1, x.shape[1])) if there is None else there
    slope = x @ parts.with_answer + seen @ parts.without
    slope = aim.slope(slope, seen @ parts.information, seen @ parts.warm, nodes)
    height = np.cumsum(slope[:, 1:] + slope[:, :-1], axis=1) * (nodes[1] - nodes[0]) / 2
    top = (slope[:, :-1] > 0) & (slope[:, 1:] <= 0)
    best = np.where(top, height, -np.inf).argmax(axis=1)
    best = np.where(top.any(axis=1), best, np.where(slope[:, 0] > 0, nodes.size - 2, 0))
    return nodes[best], nodes[best + 1]


def _climbed(aim: _Aim, low: FloatArray, high: FloatArray, x: FloatArray, seen: FloatArray) -> FloatArray:
    """Where the slope changes its sign between low and high (N,), by scoring steps or else by halves."""
    theta = (low + high) / 2
    for _ in range(_ROUNDS):
        slope, fall = aim.at(theta, x, seen)
        low, high = np.where(slope > 0, theta, low), np.where(slope > 0, high, theta)
        better = theta + slope / np.maximum(fall, 1e-300)
        after = np.where((low <= better) & (better <= high), better, (low + high) / 2)
        change = np.abs(after - theta).max()
        theta = after
        if change < _PRECISION:
            break
    return theta


def _curvature(aim: _Aim, theta: FloatArray, x: FloatArray, seen: FloatArray) -> FloatArray:
    """How fast the slope falls at theta (N,); a little where what is maximised has no maximum within reach."""
    width = 1e-4
    up, down = (aim.at(theta + shift, x, seen)[0] for shift in (width, -width))
    return np.maximum((down - up) / (2 * width), _LEAST_CURVATURE)


def _sensitivity(aim: _Aim, theta: FloatArray, x: FloatArray, seen: FloatArray, error: ItemError) -> FloatArray:
    """How the slope at theta (N,) changes with each uncertain parameter (N, P).

    Every item's parameter of one kind is moved at once: of the sums over items each moves its own part only.
    """
    _, information, warm = person_sums(slope_parts(aim.items, theta), x, seen)
    rows, width = parameter_rows(aim.items), 1e-4
    found = np.zeros((*error.free.shape, theta.size))
    for place in np.flatnonzero(error.free.any(axis=0)):
        up, down = rows.copy(), rows.copy()
        up[:, place] += width
        down[:, place] -= width
        sides = [person_parts(slope_parts(from_rows(side), theta), x, seen) for side in (up, down)]
        by_slope, by_information, by_warm = (
            (first - second) / (2 * width) for first, second in zip(*sides, strict=True)
        )
        found[:, place] = by_slope
        if aim.weighted:
            found[:, place] += by_warm / (2 * information) - warm * by_information / (2 * information**2)
    return np.asarray(found[error.free].T, dtype=float)
