"""How likely is each ordered category of an item? GPCM, 2PL, and 3PL with fixed guessing (Muraki 1992)."""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray


def log_category_probabilities(
    eta: ArrayLike, a: ArrayLike, b: ArrayLike, c: ArrayLike, steps: ArrayLike
) -> FloatArray:
    """Log of `category_probabilities`, exact where the probabilities themselves underflow."""
    log_p = _log_gpcm(eta, a, b, steps)
    if not np.any(c):
        return log_p
    c = np.asarray(c, dtype=float)
    with np.errstate(divide="ignore"):  # log(0) = -inf is what no guessing means
        log_c = np.log(c)
    log_p = log_p + np.log1p(-c)[..., None]
    log_p[..., 1] = np.logaddexp(log_p[..., 1], log_c)
    return np.asarray(log_p, dtype=float)


def category_probabilities(eta: ArrayLike, a: ArrayLike, b: ArrayLike, c: ArrayLike, steps: ArrayLike) -> FloatArray:
    """P(k | eta) for k = 0..K, shape (..., K+1).

    eta, a, b, c broadcast to (...); steps tau is (..., K): K = 1 with tau = 0 is the 2PL, with c > 0 the
    3PL. P(k) is proportional to exp(sum over v <= k of a (eta - b - tau_v)); guessing: P(1) = c + (1 - c)
    P(1). Guessing is for K = 1 only. A step of +inf pads an item that has fewer categories. ValueError
    names what is NaN or out of range.
    """
    _check(eta, a, b, c, steps)
    return np.asarray(np.exp(log_category_probabilities(eta, a, b, c, steps)), dtype=float)


def gpcm_at_nodes(nodes: FloatArray, a: FloatArray, d: FloatArray) -> tuple[FloatArray, FloatArray]:
    """P(k | node) without guessing, (J, K+1, Q), and the log of its denominator, (J, Q), in slope-intercept form.

    nodes (Q,), a (J,), d (J, K) padded with -inf: P(k) is proportional to exp(k a theta + d_k) with d_0 = 0.
    The denominator is what maximum likelihood needs beside a person's score, see `weighted_score`.
    """
    p = np.zeros((d.shape[0], d.shape[1] + 1, nodes.size))
    slopes = a[:, None] * np.arange(1, d.shape[1] + 1)
    np.multiply(slopes[..., None], nodes, out=p[:, 1:])
    p[:, 1:] += d[..., None]
    top = p.max(axis=1)
    p -= top[:, None]
    np.exp(p, out=p)
    total = p.sum(axis=1)
    p /= total[:, None]
    return p, top + np.log(total)


def log_probabilities_at_nodes(nodes: FloatArray, a: FloatArray, d: FloatArray, c: FloatArray) -> FloatArray:
    """log P(k | node), (J, K+1, Q), of items in slope-intercept form with guessing c (J,), zero where K > 1."""
    _, log_total = gpcm_at_nodes(nodes, a, d)
    z = (a[:, None] * np.arange(d.shape[1] + 1))[..., None] * nodes
    z[:, 1:] += d[..., None]
    log_p = z - log_total[:, None]
    guessed = np.flatnonzero(c)
    log_p[guessed] += np.log1p(-c[guessed])[:, None, None]
    log_p[guessed, 1] = np.logaddexp(log_p[guessed, 1], np.log(c[guessed])[:, None])
    return np.asarray(log_p, dtype=float)


def information_at_nodes(nodes: FloatArray, a: FloatArray, d: FloatArray, c: FloatArray) -> FloatArray:
    """Fisher information (J, Q) of items in slope-intercept form, as `information` has it."""
    p, _ = gpcm_at_nodes(nodes, a, d)
    k = np.arange(p.shape[1])
    found = a[:, None] ** 2 * (k**2 @ p - (k @ p) ** 2)
    guessed = np.flatnonzero(c)
    knows = (1 - c[guessed])[:, None] * p[guessed, 1]
    found[guessed] *= knows / (c[guessed][:, None] + knows)
    return np.asarray(found, dtype=float)


def information(eta: ArrayLike, a: ArrayLike, b: ArrayLike, c: ArrayLike, steps: ArrayLike) -> FloatArray:
    """Fisher information about eta, shape (...): a^2 Var(k | eta), less what guessing takes away."""
    p = np.exp(_log_gpcm(eta, a, b, steps))
    k = np.arange(p.shape[-1])
    mean = p @ k
    variance = np.sum(p * (k - mean[..., None]) ** 2, axis=-1)
    c = np.asarray(c, dtype=float)
    knows = (1 - c) * p[..., 1]
    guesses = np.broadcast_to(c > 0, knows.shape)
    guessing = np.divide(knows, c + knows, out=np.ones_like(knows), where=guesses)
    return np.asarray(np.asarray(a, dtype=float) ** 2 * variance * guessing, dtype=float)


def _log_gpcm(eta: ArrayLike, a: ArrayLike, b: ArrayLike, steps: ArrayLike) -> FloatArray:
    distance = np.asarray(np.subtract(eta, b), dtype=float)[..., None] - np.asarray(steps, dtype=float)
    rise = np.asarray(a, dtype=float)[..., None] * distance
    z = np.zeros((*rise.shape[:-1], rise.shape[-1] + 1))
    rise.cumsum(axis=-1, out=z[..., 1:])
    z -= z.max(axis=-1, keepdims=True)
    return np.asarray(z - np.log(np.exp(z).sum(axis=-1, keepdims=True)), dtype=float)


def _check(eta: ArrayLike, a: ArrayLike, b: ArrayLike, c: ArrayLike, steps: ArrayLike) -> None:
    tau = np.atleast_1d(np.asarray(steps, dtype=float))
    rules = {
        "eta, b: expected finite numbers": np.isfinite(eta).all() and np.isfinite(b).all(),
        "a: expected finite numbers > 0": np.isfinite(a).all() and np.greater(a, 0).all(),
        "c: expected numbers within [0, 1)": np.greater_equal(c, 0).all() and np.less(c, 1).all(),
        "steps: expected at least one, each finite or +inf": tau.size > 0 and bool((tau > -np.inf).all()),
        "c: guessing is for items with one step": not np.any(np.greater(c, 0) & np.isfinite(tau[..., 1:]).any(-1)),
    }
    for message, holds in rules.items():
        if not holds:
            raise ValueError(message)
