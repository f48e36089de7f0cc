"""SQUAREM: a slow fixed-point iteration, such as EM, made fast by squared extrapolation."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray

Map = Callable[[FloatArray], tuple[FloatArray, float]]

# An extrapolation may lose this much of the objective, relative to its size, before it is taken back: rounding.
SLACK = 1e-10


@dataclass(frozen=True, eq=False)
class FixedPoint:
    """Where an iteration ended: the point (P,), the objective there, maps used, and the last map's largest change."""

    point: FloatArray
    objective: float
    maps: int
    change: float
    converged: bool


def squarem(one_map: Map, start: FloatArray, *, tolerance: float, max_maps: int) -> FixedPoint:
    """Iterates until a map changes no coordinate by `tolerance` or more, with `max_maps` or one map at the most.

    `one_map` takes x (P,) to (next x, objective at x), where the objective must not fall along the iteration.
    From r = x1 - x0 and v = (x2 - x1) - r the step is x0 - 2 alpha r + alpha^2 v with alpha = -|r| / |v|
    (Varadhan & Roland 2008, scheme S3). The next cycle's first map stabilises it; a step that lowers the
    objective, or leaves its domain, is replaced by x2.
    """
    x0, maps = start, 0
    fallback, floor = start, -np.inf
    while True:
        x1, objective = one_map(x0)
        maps += 1
        if not objective >= floor - SLACK * abs(floor) or not np.isfinite(x1).all():
            if x0 is fallback:
                return FixedPoint(x0, objective, maps, np.inf, False)
            x0, floor = fallback, -np.inf
            continue
        if (change := _largest(x1 - x0)) < tolerance or maps >= max_maps:
            return FixedPoint(x1, objective, maps, change, change < tolerance)
        x2, floor = one_map(x1)
        maps += 1
        if (change := _largest(x2 - x1)) < tolerance or maps >= max_maps:
            return FixedPoint(x2, floor, maps, change, change < tolerance)
        fallback = x2
        x0 = _extrapolated(x0, x1, x2)


def _extrapolated(x0: FloatArray, x1: FloatArray, x2: FloatArray) -> FloatArray:
    r = x1 - x0
    v = (x2 - x1) - r
    alpha = min(-float(np.linalg.norm(r)) / max(float(np.linalg.norm(v)), 1e-150), -1.0)
    return np.asarray(x0 - 2 * alpha * r + alpha**2 * v, dtype=float)


def _largest(change: FloatArray) -> float:
    return float(np.abs(change).max(initial=0.0))
