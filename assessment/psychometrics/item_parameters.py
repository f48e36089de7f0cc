"""Items of one scale side by side in slope-intercept form, as calibration finds them."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, IntArray, finite_vector


@dataclass(frozen=True, eq=False)
class ItemParameters:
    """Slopes a (J,), intercepts d (J, K) padded with -inf, guessing c (J,).

    P(k | theta) is proportional to exp(k a theta + d_k) with d_0 = 0, so that d_k = -a sum over v <= k of
    (b + tau_v); with K = 1 and guessing, P(1) = c + (1 - c) logistic(a theta + d_1). See `response`.
    """

    a: FloatArray
    d: FloatArray
    c: FloatArray

    def __len__(self) -> int:
        return self.a.size

    @property
    def steps(self) -> IntArray:
        """Top category of each item (J,)."""
        return np.asarray(np.isfinite(self.d).sum(axis=1), dtype=np.int64)

    @classmethod
    def from_difficulties(cls, a: ArrayLike, b: ArrayLike, c: ArrayLike = 0.0, steps: ArrayLike | None = None) -> Self:
        """From a, b, c (J,) and steps (J, K) padded with +inf, as `ItemArray` has them."""
        slope = finite_vector("a", a)
        difficulty = finite_vector("b", b, slope.size)
        tau = np.zeros((slope.size, 1)) if steps is None else np.asarray(steps, dtype=float)
        if tau.ndim != 2 or len(tau) != slope.size:
            raise ValueError(f"steps: expected shape ({slope.size}, K), got {tau.shape}")
        d = np.where(np.isposinf(tau), -np.inf, -slope[:, None] * (difficulty[:, None] + tau))
        made = item_parameters(slope, d.cumsum(axis=1), c)
        return cls(made.a, made.d, made.c)

    def difficulties(self) -> tuple[FloatArray, FloatArray]:
        """b (J,), the middle of each item, and steps tau (J, K) that sum to zero, padded with +inf.

        ValueError where a slope is zero: such an item has no place on the scale.
        """
        if not self.a.all():
            raise ValueError(f"a: expected slopes other than zero, but item {int(np.argmin(np.abs(self.a)))} has none")
        used = np.isfinite(self.d)
        rises = np.diff(np.where(used, self.d, 0.0), axis=1, prepend=0.0)
        places = -rises / self.a[:, None]
        b = np.where(used, places, 0.0).sum(axis=1) / used.sum(axis=1)
        return b, np.where(used, places - b[:, None], np.inf)


def item_parameters(a: ArrayLike, d: ArrayLike, c: ArrayLike = 0.0) -> ItemParameters:
    """Checked parameters: a (J,), d (J,) or (J, K), c a number or (J,); ValueError names what is out of range."""
    slope = finite_vector("a", a)
    intercept = np.asarray(d, dtype=float)
    intercept = intercept[:, None] if intercept.ndim == 1 else intercept
    if intercept.ndim != 2 or len(intercept) != slope.size or intercept.size == 0:
        raise ValueError(f"d: expected shape ({slope.size},) or ({slope.size}, K), got {np.shape(d)}")
    used = np.isfinite(intercept)
    padding = ~used & ~np.isneginf(intercept)
    if padding.any() or not used[:, 0].all() or (np.diff(used.astype(int), axis=1) > 0).any():
        raise ValueError("d: expected finite numbers, the first of each item among them, padded at its end with -inf")
    guessing = finite_vector("c", np.broadcast_to(np.asarray(c, dtype=float), slope.shape)).copy()
    if (guessing < 0).any() or (guessing >= 1).any():
        raise ValueError(f"c: expected numbers within [0, 1), got {guessing}")
    if ((guessing > 0) & (used.sum(axis=1) > 1)).any():
        raise ValueError("c: guessing is for items with one step")
    return ItemParameters(slope, intercept, guessing)
