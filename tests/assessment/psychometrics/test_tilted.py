"""One answer's effect on a normal eta, against scipy's integration of the same."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.tilted import answer_likelihood, evidence_derivatives

ONE = np.zeros(1)
THREE = np.array([-0.8, 0.0, 0.8])
KINDS = [(0.0, ONE), (0.25, ONE), (0.0, THREE)]


def moments(a: float, b: float, c: float, steps: np.ndarray, category: int, m: float, v: float) -> tuple[float, float]:
    """Mean and variance of eta ~ N(m, v) after the answer, by adaptive integration."""

    def density(eta: float, power: int) -> float:
        p = category_probabilities(eta, a, b, c, steps)[category]
        return float(eta**power * p * norm.pdf(eta, m, np.sqrt(v)))

    sd = np.sqrt(v)
    mass, first, second = (quad(density, m - 9 * sd, m + 9 * sd, args=(power,), limit=200)[0] for power in range(3))
    return first / mass, second / mass - (first / mass) ** 2


@pytest.mark.parametrize(("c", "steps"), KINDS)
@pytest.mark.parametrize(("m", "v"), [(0.0, 1.0), (-1.2, 0.3), (2.0, 0.05)])
def test_the_derivatives_of_the_evidence_give_the_moments_after_an_answer(
    c: float, steps: np.ndarray, m: float, v: float
) -> None:
    for category in range(steps.size + 1):
        mean, variance = moments(1.4, 0.5, c, steps, category, m, v)
        h, k = evidence_derivatives(answer_likelihood(1.4, 0.5, c, steps, 0.0, category), m, v)
        assert m + v * h == pytest.approx(mean, abs=2e-4)
        assert v - v * v * k == pytest.approx(variance, abs=2e-4)


def test_the_error_of_a_is_averaged_over() -> None:
    shares, nodes = np.polynomial.hermite_e.hermegauss(31)[::-1]
    shares = shares / shares.sum()
    eta = np.linspace(-8, 8, 4001)
    p = sum(
        share * category_probabilities(eta, 1.2 * np.exp(0.3 * node), 0.4, 0, ONE)[:, 1]
        for share, node in zip(shares, nodes, strict=True)
    )
    density = p * norm.pdf(eta, 0.2, 1)
    mean = (eta @ density) / density.sum()
    h, _ = evidence_derivatives(answer_likelihood(1.2, 0.4, 0.0, ONE, 0.36, 1), 0.2, 1.0)
    assert 0.2 + h == pytest.approx(mean, abs=5e-4)


def test_an_uncertain_a_teaches_less_far_from_the_item() -> None:
    sure, unsure = (evidence_derivatives(answer_likelihood(1.5, 0, 0, ONE, sd, 0), 2.0, 0.5)[0] for sd in (0.0, 0.9))
    assert sure < unsure < 0


@pytest.mark.parametrize(("a", "b"), [(80.0, 0.0), (50.0, 40.0), (1e-3, -300.0), (200.0, 0.03)])
@pytest.mark.parametrize("category", [0, 1])
def test_extreme_items_leave_finite_moments_and_no_false_certainty(a: float, b: float, category: int) -> None:
    h, k = evidence_derivatives(answer_likelihood(a, b, 0.0, ONE, 0.0, category), 0.0, 1.0)
    assert np.isfinite([h, k]).all()
    assert 1 - k >= 1 / (1 + a * a / 4) - 1e-12


def test_a_surprising_right_answer_of_a_guessable_item_tells_little() -> None:
    answer = answer_likelihood(1.5, 3.0, 0.25, ONE, 0.0, 1)
    sure = answer_likelihood(1.5, 3.0, 0.0, ONE, 0.0, 1)
    assert 0 < evidence_derivatives(answer, -2.0, 0.3)[0] < 0.02 * evidence_derivatives(sure, -2.0, 0.3)[0]
