"""The standard normal distribution."""

from statistics import NormalDist

import numpy as np
import pytest

from assessment.psychometrics.normal import Z90, gauss_hermite, normal_cdf


def test_the_distribution_function_agrees_with_the_standard_library() -> None:
    z = np.linspace(-8, 8, 33)
    assert normal_cdf(z) == pytest.approx(np.array([NormalDist().cdf(one) for one in z]), rel=1e-12)


def test_z90_leaves_five_percent_in_each_tail() -> None:
    assert normal_cdf(-Z90) == pytest.approx(0.05, abs=1e-15)


def test_quadrature_gives_the_moments_of_the_standard_normal() -> None:
    nodes, weights = gauss_hermite()
    assert nodes.size == 21
    assert [weights @ nodes**power for power in range(7)] == pytest.approx([1, 0, 1, 0, 3, 0, 15], abs=1e-9)
