"""The likelihood of items' parameters where each answer's eta is known as a normal distribution only."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray
from assessment.psychometrics.normal import gauss_hermite

POINTS = 9
CHUNK = 2048  # answers whose nodes stay in the processor's cache


@dataclass(frozen=True, eq=False)
class Seen:
    """n answers to items with K steps: category (n,), and eta ~ N(mean (n,), variance (n,)) without the answer."""

    category: IntArray
    mean: FloatArray
    variance: FloatArray

    def part(self, rows: slice) -> "Seen":
        return Seen(self.category[rows], self.mean[rows], self.variance[rows])


def score_and_information(
    log_a: FloatArray, delta: FloatArray, c: FloatArray, seen: Seen
) -> tuple[FloatArray, FloatArray]:
    """Score (1+K, n) and information (1+K, 1+K, n) of each answer about its item's (log a, delta_1..delta_K).

    log_a and c are (n,), delta (K, n): P(k | eta) is proportional to exp(sum over v <= k of a (eta - delta_v)),
    so that b is the mean of delta and tau_v = delta_v - b. eta is integrated out on nine nodes; the information
    is that of complete data, less what is missing because eta is not seen (Louis 1982).
    """
    size = delta.shape[0] + 1
    score, information = np.empty((size, c.size)), np.empty((size, size, c.size))
    for start in range(0, c.size, CHUNK):
        rows = slice(start, start + CHUNK)
        part = _integrated(np.exp(log_a[rows]), delta[:, rows], c[rows], seen.part(rows))
        score[:, rows], information[..., rows] = part
    return score, information


def _integrated(a: FloatArray, delta: FloatArray, c: FloatArray, seen: Seen) -> tuple[FloatArray, FloatArray]:
    nodes, weights = gauss_hermite(POINTS)
    eta = seen.mean + np.sqrt(seen.variance) * nodes[:, None]
    rise = a * (eta - delta[:, None])  # (K, Q, n)
    reached = seen.category > np.arange(delta.shape[0])[:, None]
    share, surprise, spread = _at_nodes(rise, c, reached, seen.category)
    share *= weights[:, None]
    share /= share.sum(axis=0)
    size, count = delta.shape[0] + 1, a.size
    score, information = np.empty((size, count)), np.empty((size, size, count))
    score[0] = (share * (rise * surprise).sum(axis=0)).sum(axis=0)
    score[1:] = -a * (share * surprise).sum(axis=1)
    spread -= surprise[:, None] * surprise[None]  # complete information less what is missing
    pull = (spread * rise).sum(axis=1)
    information[0, 0] = (share * (rise * pull).sum(axis=0)).sum(axis=0)
    information[0, 1:] = information[1:, 0] = -a * (share * pull).sum(axis=1)
    information[1:, 1:] = a * a * (share * spread).sum(axis=2)
    return score, information + score[:, None] * score


def _at_nodes(
    rise: FloatArray, c: FloatArray, reached: BoolArray, category: IntArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Likelihood (Q, n), derivatives of its log in the rises (K, Q, n), and their Fisher information (K, K, Q, n)."""
    z = np.zeros((rise.shape[0] + 1, *rise.shape[1:]))
    np.cumsum(rise, axis=0, out=z[1:])
    z -= z.max(axis=0)
    p = np.exp(z, out=z)
    p /= p.sum(axis=0)
    likelihood = np.take_along_axis(p, category[None, None], axis=0)[0]
    at_least = np.cumsum(p[:0:-1], axis=0)[::-1]  # P(k >= v) for v = 1..K
    steps = np.arange(rise.shape[0])
    spread = at_least[np.maximum.outer(steps, steps)] - at_least[:, None] * at_least
    if not c.any():
        return likelihood, reached[:, None] - at_least, spread
    knows, right = at_least[0], c + (1 - c) * at_least[0]
    taught = (1 - c) * knows / right  # what a right answer has to do with knowing
    likelihood = np.where(reached[0], right, (1 - c) * (1 - knows))
    surprise = np.where(reached[0], taught * (1 - knows), -knows)
    return likelihood, surprise[None], (taught * knows * (1 - knows))[None, None]
