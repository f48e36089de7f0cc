"""The chi-square tail, against scipy's."""

import numpy as np
import pytest
from scipy.stats import chi2

from assessment.psychometrics.chi_square import chi_square_tail
from assessment.psychometrics.normal import normal_cdf


@pytest.mark.parametrize("df", [0.5, 1, 2, 3, 10, 57, 400, 3000])
def test_it_agrees_with_scipy_from_the_middle_to_far_tails(df: float) -> None:
    x = df + np.sqrt(2 * df) * np.array([-0.69, -0.5, -0.1, 0, 0.1, 1, 2, 5, 10, 30])
    x = x[x > 0]
    assert chi_square_tail(x, df) == pytest.approx(chi2.sf(x, df), rel=1e-11, abs=1e-300)


def test_with_two_degrees_of_freedom_it_is_exponential() -> None:
    x = np.linspace(0, 60, 31)
    assert chi_square_tail(x, 2) == pytest.approx(np.exp(-x / 2), rel=1e-13)


def test_with_one_degree_of_freedom_it_is_the_square_of_a_normal() -> None:
    z = np.linspace(0.1, 6, 20)
    assert chi_square_tail(z**2, 1) == pytest.approx(2 * normal_cdf(-z), rel=1e-12)


def test_its_ends_are_one_and_zero() -> None:
    assert chi_square_tail([0, np.inf], 3).tolist() == [1, 0]


def test_arguments_broadcast() -> None:
    assert chi_square_tail(np.ones((4, 1)), [1, 2, 3]).shape == (4, 3)


@pytest.mark.parametrize(("x", "df"), [(-1, 1), (1, 0), (np.nan, 1), (1, np.nan), (1, np.inf)])
def test_what_is_no_chi_square_is_named(x: float, df: float) -> None:
    with pytest.raises(ValueError, match="x, df: expected"):
        chi_square_tail(x, df)
