"""Calibration against mirt 1.47 on published data: 61 points on [-6, 6], to one unit of the last printed decimal."""

import numpy as np
import pytest

from assessment.psychometrics.calibration_result import Calibration
from assessment.psychometrics.item_priors import ItemPriors, NormalPrior
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.quadrature import normal_quadrature

from .reference_data import figures, lsat7, sat12

LSAT7, SAT12 = figures("lsat7"), figures("sat12")
FIFTH = 1e-5


def fit(responses: np.ndarray, *, equal_slopes: bool = False, priors: ItemPriors | None = None) -> Calibration:
    found = calibrate(
        responses,
        equal_slopes=equal_slopes,
        priors=priors or ItemPriors(),
        quadrature=normal_quadrature(61, 6.0),
        tolerance=1e-9,
    )
    assert found.converged, found.reason
    return found


@pytest.mark.parametrize(("data", "expected"), [(lsat7(), LSAT7["model_2pl"]), (sat12(), SAT12["sat12_2pl"])])
def test_2pl(data: np.ndarray, expected: dict[str, list[float]]) -> None:
    found = fit(data)
    assert found.items.a == pytest.approx(expected["a"], abs=FIFTH)
    assert found.items.d[:, 0] == pytest.approx(expected["d"], abs=FIFTH)
    assert found.log_likelihood == pytest.approx(expected["logLik"], abs=FIFTH)
    assert found.aic == pytest.approx(expected["AIC"], abs=1e-4)
    assert found.bic == pytest.approx(expected["BIC"], abs=1e-3)


def test_2pl_degrees_of_freedom_against_all_patterns() -> None:
    assert 2**5 - 1 - fit(lsat7()).parameters == LSAT7["model_2pl"]["df"]
    assert 2**5 - 1 - fit(lsat7(), equal_slopes=True).parameters == LSAT7["model_rasch"]["df"]


def test_rasch_is_the_model_of_equal_slopes() -> None:
    expected, found = LSAT7["model_rasch"], fit(lsat7(), equal_slopes=True)
    assert found.items.d[:, 0] == pytest.approx(expected["d"], abs=FIFTH)
    assert found.log_likelihood == pytest.approx(expected["logLik"], abs=FIFTH)
    assert found.aic == pytest.approx(expected["AIC"], abs=1e-4)
    assert found.bic == pytest.approx(expected["BIC"], abs=1e-4)
    assert fit(sat12(), equal_slopes=True).log_likelihood == pytest.approx(SAT12["sat12_rasch"]["logLik"], abs=FIFTH)


@pytest.mark.parametrize(("data", "expected"), [(lsat7(), LSAT7["model_rasch"]), (sat12(), SAT12["sat12_rasch"])])
def test_the_variance_of_the_rasch_model(data: np.ndarray, expected: dict[str, float]) -> None:
    """mirt prints eight decimals, but its EM stopped before: ours is the maximum, as another optimiser finds below."""
    assert fit(data, equal_slopes=True).items.a ** 2 == pytest.approx(expected["theta_variance"], abs=2e-5)


def test_the_rasch_maximum_is_where_a_general_optimiser_finds_it() -> None:
    from scipy.optimize import minimize

    data, quadrature = lsat7().astype(float), normal_quadrature()

    def loss(point: np.ndarray) -> float:
        z = np.exp(point[5]) * quadrature.nodes + point[:5, None]
        log_p = data @ z - np.logaddexp(0, z).sum(axis=0)
        return -float(np.log(np.exp(log_p) @ quadrature.weights).sum())

    best = minimize(loss, np.append(LSAT7["model_rasch"]["d"], 0.0), method="BFGS", options={"gtol": 1e-4})
    found = fit(lsat7(), equal_slopes=True)
    assert found.items.a[0] == pytest.approx(np.exp(best.x[5]), abs=2e-6)
    assert found.items.d[:, 0] == pytest.approx(best.x[:5], abs=2e-6)


def test_equal_slopes_agree_with_the_test_suite_of_mirt() -> None:
    expected, found = LSAT7["model_1pl_equal_slope_mirt_tests"], fit(lsat7(), equal_slopes=True)
    assert found.items.a == pytest.approx(expected["a"], abs=1e-3)
    assert found.items.d[:, 0] == pytest.approx(expected["d"], abs=1e-3)


def test_3pl_with_a_prior_on_guessing() -> None:
    expected = LSAT7["model_3pl_prior"]
    found = fit(lsat7(), priors=ItemPriors(logit_c=NormalPrior(np.array(-1.5), 0.5)))
    assert found.items.a == pytest.approx(expected["a"], abs=FIFTH)
    assert found.items.d[:, 0] == pytest.approx(expected["d"], abs=FIFTH)
    assert found.items.c == pytest.approx(expected["c"], abs=FIFTH)
    assert found.log_likelihood == pytest.approx(expected["logLik_without_prior"], abs=FIFTH)
