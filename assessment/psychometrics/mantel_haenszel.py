"""The Mantel-Haenszel common odds ratio of a stratified 2 x 2 table, its standard error and its test."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.chi_square import chi_square_tail


@dataclass(frozen=True, eq=False)
class CommonOddsRatio:
    """Of each stratified table (...): the odds ratio, the standard error of its logarithm, the test of ratio 1."""

    odds_ratio: FloatArray
    log_se: FloatArray
    chi_square: FloatArray
    p: FloatArray

    def interval(self, level: float = 0.95) -> tuple[FloatArray, FloatArray]:
        """Low and high end of the odds ratio's central interval, symmetric on the logarithm."""
        if not 0 < level < 1:
            raise ValueError(f"level: expected a number between 0 and 1, got {level}")
        factor = np.exp(NormalDist().inv_cdf((1 + level) / 2) * self.log_se)
        return self.odds_ratio / factor, self.odds_ratio * factor


def mantel_haenszel(tables: ArrayLike, *, correction: bool = True) -> CommonOddsRatio:
    """Common odds ratio of `tables` (..., K, 2, 2): counts in K strata, two groups, two outcomes.

    With a, b the first and c, d the second group's counts in a stratum of n: the ratio is sum(ad/n) over
    sum(bc/n) (Mantel & Haenszel 1959), the variance of its logarithm that of Robins, Breslow & Greenland (1986)
    and Phillips & Holland (1987), and the chi-square (1 df) that of the hypergeometric deviation, by default
    less one half (`correction`, but never below 0). Where one of the two sums is empty, half an observation in
    every cell, spread over the strata by their size, keeps the ratio finite and its error wide. ValueError
    unless every count is finite and >= 0.
    """
    counts = np.asarray(tables, dtype=float)
    if counts.ndim < 3 or counts.shape[-2:] != (2, 2) or counts.shape[-3] == 0:
        raise ValueError(f"tables: expected shape (..., K, 2, 2), got {counts.shape}")
    if not (np.isfinite(counts).all() and (counts >= 0).all()):
        raise ValueError("tables: expected finite counts >= 0")
    odds_ratio, log_se = _ratio(_never_empty(counts))
    chi_square = _chi_square(counts, 0.5 if correction else 0.0)
    return CommonOddsRatio(odds_ratio, log_se, chi_square, chi_square_tail(chi_square, 1))


def _ratio(counts: FloatArray) -> tuple[FloatArray, FloatArray]:
    (a, b), (c, d) = _cells(counts)
    n = np.maximum(a + b + c + d, 1e-300)
    for_first, for_second = a * d / n, b * c / n
    alike, crossed = (a + d) / n, (b + c) / n
    r, s = for_first.sum(axis=-1), for_second.sum(axis=-1)
    variance = (
        (alike * for_first).sum(axis=-1) / (2 * r**2)
        + (alike * for_second + crossed * for_first).sum(axis=-1) / (2 * r * s)
        + (crossed * for_second).sum(axis=-1) / (2 * s**2)
    )
    return r / s, np.sqrt(variance)


def _chi_square(counts: FloatArray, correction: float) -> FloatArray:
    (a, b), (c, d) = _cells(counts)
    n = a + b + c + d
    some, many = np.maximum(n, 1), np.maximum(n - 1, 1)  # a stratum of one person has no variance, by its margins
    deviation = (a - (a + b) * (a + c) / some).sum(axis=-1)
    variance = ((a + b) * (c + d) * (a + c) * (b + d) / (some**2 * many)).sum(axis=-1)
    distance = np.maximum(np.abs(deviation) - correction, 0)
    return np.asarray(np.divide(distance**2, variance, out=np.zeros_like(variance), where=variance > 0))


def _never_empty(counts: FloatArray) -> FloatArray:
    (a, b), (c, d) = _cells(counts)
    empty = ((a * d).sum(axis=-1) == 0) | ((b * c).sum(axis=-1) == 0)
    if not empty.any():
        return counts
    n = a + b + c + d
    share = np.where(n.sum(axis=-1, keepdims=True) > 0, n, 1)
    share = share / share.sum(axis=-1, keepdims=True)
    return np.asarray(counts + 0.5 * (empty[..., None] * share)[..., None, None], dtype=float)


def _cells(counts: FloatArray) -> tuple[tuple[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]:
    return (counts[..., 0, 0], counts[..., 0, 1]), (counts[..., 1, 0], counts[..., 1, 1])
