"""Regression of ordered categories: logistic for two, adjacent-category logits for more (Agresti 2010, ch. 4)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray

_ITERATIONS = 60
_RIDGE = 1e-9  # keeps a step finite where a predictor does not vary or separates the categories


@dataclass(frozen=True, eq=False)
class CategoryFit:
    """Slopes (q,), their standard errors (q,), and the log-likelihood that was reached."""

    slopes: FloatArray
    errors: FloatArray
    log_likelihood: float


def fit_categories(counts: ArrayLike, predictors: ArrayLike) -> CategoryFit:
    """Maximum likelihood of P(k | z) proportional to exp(alpha_k + k z'beta), by Newton's method with step halving.

    counts (M, C): how many of each kind of person were in category k; predictors (M, q): their z. Categories that
    nobody reached have no intercept. One slope serves all steps from a category to the next, as in the generalised
    partial credit model. Where the data separate, slopes stop growing once the likelihood does. ValueError unless
    counts are finite, >= 0 and not all 0, and predictors finite.
    """
    n, z = np.asarray(counts, dtype=float), np.asarray(predictors, dtype=float)
    if n.ndim != 2 or z.ndim != 2 or len(n) != len(z) or not np.isfinite(z).all():
        raise ValueError(f"predictors: expected finite numbers ({len(n)}, q), got shape {z.shape}")
    if not np.isfinite(n).all() or (n < 0).any() or not n.any():
        raise ValueError("counts: expected finite counts >= 0, one of them > 0")
    reached = np.flatnonzero(n.sum(axis=0))
    return _newton(n[:, reached], reached.astype(float), z)


def _newton(n: FloatArray, score: FloatArray, z: FloatArray) -> CategoryFit:
    beta = np.zeros(score.size - 1 + z.shape[1])
    beta[: score.size - 1] = np.log(n.sum(axis=0)[1:] / n.sum(axis=0)[0])
    reached = _log_likelihood(beta, n, score, z)
    for _ in range(_ITERATIONS):
        gradient, curvature = _derivatives(beta, n, score, z)
        step = np.linalg.solve(curvature, gradient)
        while (new := _log_likelihood(beta + step, n, score, z)) < reached and np.abs(step).max() > 1e-12:
            step /= 2
        beta, gain, reached = beta + step, new - reached, new
        if gain < 1e-10 * (1 + abs(reached)):
            break
    errors = np.sqrt(np.diag(np.linalg.inv(_derivatives(beta, n, score, z)[1])))
    return CategoryFit(beta[score.size - 1 :], errors[score.size - 1 :], reached)


def _log_probabilities(beta: FloatArray, score: FloatArray, z: FloatArray) -> FloatArray:
    logit = score * (z @ beta[score.size - 1 :])[:, None]
    logit[:, 1:] += beta[: score.size - 1]
    logit -= logit.max(axis=1, keepdims=True)
    return np.asarray(logit - np.log(np.exp(logit).sum(axis=1, keepdims=True)))


def _log_likelihood(beta: FloatArray, n: FloatArray, score: FloatArray, z: FloatArray) -> float:
    return float((n * _log_probabilities(beta, score, z)).sum())


def _derivatives(beta: FloatArray, n: FloatArray, score: FloatArray, z: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Gradient, and the information matrix with its ridge."""
    p = np.exp(_log_probabilities(beta, score, z))
    total = n.sum(axis=1, keepdims=True)
    mean = p @ score
    excess = (n - total * p)[:, 1:].sum(axis=0)
    gradient = np.concatenate([excess, z.T @ (n @ score - total[:, 0] * mean)])
    expected = total * p[:, 1:]
    own = np.diag(expected.sum(axis=0)) - expected.T @ p[:, 1:]
    mixed = (expected * (score[1:] - mean[:, None])).T @ z
    slopes = z.T @ (z * (total[:, 0] * (p @ score**2 - mean**2))[:, None])
    curvature = np.block([[own, mixed], [mixed.T, slopes]])
    return gradient, curvature + _RIDGE * (1 + np.trace(curvature)) * np.eye(gradient.size)
