"""Regression of ordered categories, against other programs and by identity."""

import numpy as np
import pytest
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from assessment.psychometrics.category_regression import fit_categories


def simulated(categories: int, seed: int = 3, persons: int = 600) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    z = np.column_stack([rng.normal(size=persons), rng.integers(0, 2, persons)])
    k = np.arange(categories)
    logit = k * (z @ [0.8, -0.4])[:, None] - 0.3 * (k - 1) ** 2
    p = np.exp(logit) / np.exp(logit).sum(axis=1, keepdims=True)
    return (rng.random((persons, 1)) > p.cumsum(axis=1)).sum(axis=1), z


def one_hot(x: np.ndarray, categories: int) -> np.ndarray:
    return np.asarray(x[:, None] == np.arange(categories), dtype=float)


def test_with_two_categories_it_is_logistic_regression() -> None:
    x, z = simulated(2)
    known = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(z, x)
    assert fit_categories(one_hot(x, 2), z).slopes == pytest.approx(known.coef_[0], abs=1e-5)


def test_with_four_categories_it_reaches_the_maximum_that_scipy_finds() -> None:
    x, z = simulated(4)

    def negative(beta: np.ndarray) -> float:
        logit = np.arange(4) * (z @ beta[3:])[:, None] + np.concatenate([[0], beta[:3]])
        return float(-(logit[np.arange(len(x)), x] - np.log(np.exp(logit).sum(axis=1))).sum())

    known = minimize(negative, np.zeros(5), method="BFGS", options={"gtol": 1e-6})
    found = fit_categories(one_hot(x, 4), z)
    assert found.log_likelihood == pytest.approx(-known.fun, abs=1e-7)
    assert found.slopes == pytest.approx(known.x[3:], abs=1e-5)


def test_the_standard_error_is_the_spread_over_replications() -> None:
    found = [fit_categories(one_hot(x, 3), z) for x, z in (simulated(3, seed) for seed in range(200))]
    spread = np.std([one.slopes for one in found], axis=0)
    assert np.mean([one.errors for one in found], axis=0) == pytest.approx(spread, rel=0.15)
    assert np.mean([one.slopes for one in found], axis=0) == pytest.approx([0.8, -0.4], abs=0.03)


def test_persons_alike_may_be_counted_together() -> None:
    rng = np.random.default_rng(1)
    z = rng.integers(0, 3, (500, 1)).astype(float)
    x = rng.integers(0, 3, 500)
    together = np.array([one_hot(x, 3)[z[:, 0] == value].sum(axis=0) for value in range(3)])
    apart, found = fit_categories(one_hot(x, 3), z), fit_categories(together, [[0.0], [1.0], [2.0]])
    assert found.slopes == pytest.approx(apart.slopes, abs=1e-9)
    assert found.log_likelihood == pytest.approx(apart.log_likelihood)


def test_doubling_the_data_shrinks_the_error_by_the_square_root_of_two() -> None:
    x, z = simulated(4)
    once, twice = fit_categories(one_hot(x, 4), z), fit_categories(2 * one_hot(x, 4), z)
    assert twice.slopes == pytest.approx(once.slopes, abs=1e-6)
    assert twice.errors == pytest.approx(once.errors / np.sqrt(2), rel=1e-4)


def test_a_category_that_nobody_reached_is_skipped() -> None:
    x, z = simulated(3)
    gap = np.insert(one_hot(x, 3), 2, 0, axis=1)  # categories 0, 1, 3
    assert np.isfinite(fit_categories(gap, z).slopes).all()


def test_without_predictors_it_is_the_shares() -> None:
    found = fit_categories([[30, 50, 20]], np.zeros((1, 0)))
    assert found.log_likelihood == pytest.approx(30 * np.log(0.3) + 50 * np.log(0.5) + 20 * np.log(0.2))


@pytest.mark.parametrize(
    ("counts", "z"),
    [
        ([[10, 0], [0, 10]], [[0.0], [1.0]]),  # separated
        ([[10, 5], [5, 10]], [[1.0], [1.0]]),  # a predictor that does not vary
        ([[10, 0], [5, 0]], [[0.0], [1.0]]),  # one category
        ([[1, 0]], [[0.0]]),  # one person
    ],
)
def test_degenerate_data_give_finite_numbers_with_a_wide_error(counts: list[list[int]], z: list[list[float]]) -> None:
    found = fit_categories(counts, z)
    assert np.isfinite([*found.slopes, *found.errors, found.log_likelihood]).all()
    assert found.errors[0] > 5


@pytest.mark.parametrize("z", [[[np.nan], [1]], [[1.0]], [0.0, 1.0]])
def test_predictors_that_do_not_fit_are_named(z: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="predictors: expected finite numbers"):
        fit_categories([[1, 2], [2, 1]], z)


@pytest.mark.parametrize("counts", [[[0, 0], [0, 0]], [[-1, 2], [1, 1]], [[np.nan, 2], [1, 1]]])
def test_impossible_counts_are_named(counts: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="counts: expected"):
        fit_categories(counts, [[0.0], [1.0]])
