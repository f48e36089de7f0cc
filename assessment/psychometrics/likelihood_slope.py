"""The slope of a log-likelihood in ability, item by item, and what Warm's correction needs beside it."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.response import gpcm_at_nodes


@dataclass(frozen=True, eq=False)
class SlopeParts:
    """Of each item at each ability (J, T): the slope is x with_answer + without for category x; Fisher information;
    and Warm's J."""

    with_answer: FloatArray
    without: FloatArray
    information: FloatArray
    warm: FloatArray


def slope_parts(items: ItemParameters, theta: FloatArray) -> SlopeParts:
    """At abilities theta (T,). In the GPCM the parts are a (x - mean), a^2 variance and a^3 third central moment.

    With guessing they are (x - P) P' / PQ, P'^2 / PQ and P' P'' / PQ.
    """
    p, _ = gpcm_at_nodes(theta, items.a, items.d)
    k, a = np.arange(p.shape[1]), items.a[:, None]
    mean, square, cube = (k**power @ p for power in (1, 2, 3))
    with_answer = np.repeat(a, theta.size, axis=1)
    without = -a * mean
    information = a**2 * (square - mean**2)
    warm = a**3 * (cube - 3 * mean * square + 2 * mean**3)
    g = np.flatnonzero(items.c)
    if g.size:
        c, knows = items.c[g][:, None], p[g, 1]
        right = c + (1 - c) * knows
        with_answer[g] = a[g] * knows / right
        without[g] = -with_answer[g] * right
        information[g] = with_answer[g] * a[g] * (1 - c) * knows * (1 - knows)
        warm[g] = information[g] * a[g] * (1 - 2 * knows)
    return SlopeParts(with_answer, without, information, warm)


def person_parts(parts: SlopeParts, x: FloatArray, seen: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Slope, information and Warm's J of each item for each person (J, N), given categories and where seen (N, J)."""
    there = seen.T
    return x.T * parts.with_answer + there * parts.without, there * parts.information, there * parts.warm


def person_sums(parts: SlopeParts, x: FloatArray, seen: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The same summed over each person's items, (N,)."""
    slope, information, warm = person_parts(parts, x, seen)
    return slope.sum(axis=0), information.sum(axis=0), warm.sum(axis=0)
