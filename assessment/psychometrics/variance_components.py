"""Mean and variance components of a population, from the posterior of each of its members."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray

ROUNDS = 50
TOLERANCE = 1e-4
LARGEST_STEP = 1.0  # in log variance, a factor of e: what scoring far from the answer may do at once
SMALLEST_VARIANCE = 1e-6


@dataclass(frozen=True, eq=False)
class Components:
    """Coefficients (T,) of the mean and variances (C,) of the components, each with its standard error."""

    coefficients: FloatArray
    coefficient_errors: FloatArray
    variances: FloatArray
    variance_errors: FloatArray
    converged: bool


@dataclass(frozen=True, eq=False)
class Members:
    """What the answers of N members alone say of their S values: information (N, S, S) and its shift (N, S)."""

    information: FloatArray
    shift: FloatArray


def without_prior(
    means: FloatArray, covariances: FloatArray, prior_mean: FloatArray, prior_covariance: FloatArray
) -> Members:
    """Posteriors (N, S) and (N, S, S) with the prior that they share divided out."""
    precision = np.linalg.inv(prior_covariance)
    posterior_precision = np.linalg.inv(covariances)
    shift = np.einsum("nij,nj->ni", posterior_precision, means) - precision @ prior_mean
    return Members(posterior_precision - precision, shift)


def estimate_components(
    members: Members, design: FloatArray, components: FloatArray, coefficients: FloatArray, variances: FloatArray
) -> Components:
    """The likeliest N(design @ coefficients, sum_c variances_c components_c) that the members were drawn from.

    design (S, T), components (C, S, S); coefficients (T,) and variances (C,) are where to start from, and stay
    where nobody tells anything of them. Fisher scoring on the coefficients and on the logs of the variances
    (Harville 1977), members entering through their normal likelihoods. Standard errors are those of expected
    information.
    """
    log_variances = np.log(np.maximum(variances, SMALLEST_VARIANCE))
    converged = False
    for _ in range(ROUNDS):
        mean_score, mean_information, score, information = _scores(
            members, design @ coefficients, components, np.exp(log_variances), design
        )
        by_mean = np.linalg.solve(_regular(mean_information), mean_score)
        by_variance = np.clip(np.linalg.solve(_regular(information), score), -LARGEST_STEP, LARGEST_STEP)
        coefficients = coefficients + by_mean
        log_variances = np.maximum(log_variances + by_variance, np.log(SMALLEST_VARIANCE))
        if max(np.abs(by_mean).max(), np.abs(by_variance * np.exp(log_variances)).max()) < TOLERANCE:
            converged = True
            break
    found = np.exp(log_variances)
    errors = found * np.sqrt(np.diag(np.linalg.inv(_regular(information))))
    mean_errors = np.sqrt(np.diag(np.linalg.inv(_regular(mean_information))))
    return Components(coefficients, mean_errors, found, errors, converged)


def _scores(
    members: Members, mean: FloatArray, components: FloatArray, variances: FloatArray, design: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Score and expected information of the coefficients, and of the logs of the variances."""
    covariance = np.tensordot(variances, components, axes=1)
    residual = members.shift - members.information @ mean
    # What a member tells of the population: the inverse of its covariance around the population's mean.
    widened = np.eye(mean.size) + members.information @ covariance
    told = np.linalg.solve(widened, members.information)
    pull = np.linalg.solve(widened, residual[..., None])[..., 0]
    mean_score = design.T @ pull.sum(axis=0)
    mean_information = design.T @ told.sum(axis=0) @ design
    excess = np.einsum("ni,nj->ij", pull, pull) - told.sum(axis=0)
    score = variances * np.einsum("cij,ij->c", components, excess) / 2
    spread = np.einsum("nij,cjk->ncik", told, components)
    information = np.einsum("ncik,ndki->cd", spread, spread) / 2 * np.outer(variances, variances)
    return mean_score, mean_information, score, information


def _regular(information: FloatArray) -> FloatArray:
    """Information with a little more where there is none: a coefficient of nobody, a component without variance."""
    diagonal = np.diag(information)
    return np.asarray(information + np.eye(diagonal.size) * (1e-9 * diagonal.max() + 1e-12), dtype=float)
