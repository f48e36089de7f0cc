"""The scale that people see."""

import numpy as np
import pytest

from assessment.psychometrics.normal import normal_cdf
from assessment.psychometrics.scale import interval, scaled


@pytest.mark.parametrize(
    ("theta", "points"),
    [(0.0, 500), (1.0, 600), (-2.0, 300), (0.25, 530), (0.249, 520), (-0.04, 500), (-0.06, 490)],
)
def test_points_are_five_hundred_plus_a_hundred_theta_to_the_nearest_ten(theta: float, points: int) -> None:
    assert int(scaled(theta)) == points


def test_points_keep_the_shape_of_theta() -> None:
    assert scaled([0.0, 1.0]).tolist() == [500, 600]


def test_the_interval_holds_ninety_percent() -> None:
    low, high = interval(0.3, 0.5)
    assert normal_cdf((high - 0.3) / 0.5) - normal_cdf((low - 0.3) / 0.5) == pytest.approx(0.9, abs=1e-12)


def test_the_interval_is_centred_on_the_mean() -> None:
    low, high = interval([0.3, -1.0], [0.5, 0.2])
    assert (low + high) / 2 == pytest.approx(np.array([0.3, -1.0]))


@pytest.mark.parametrize("theta", [np.nan, np.inf])
def test_points_of_no_number_are_refused(theta: float) -> None:
    with pytest.raises(ValueError, match="theta"):
        scaled(theta)


@pytest.mark.parametrize(("mean", "sd"), [(np.nan, 1.0), (0.0, -1.0), (0.0, np.nan)])
def test_an_interval_of_no_distribution_is_refused(mean: float, sd: float) -> None:
    with pytest.raises(ValueError, match="mean, sd"):
        interval(mean, sd)
