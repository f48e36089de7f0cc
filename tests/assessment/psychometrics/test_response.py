"""The response model by its identities and bounds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.psychometrics.response import category_probabilities, information, log_category_probabilities

ETA = np.linspace(-6, 6, 61)
ONE = np.zeros(1)
THREE = np.array([-0.8, 0.0, 0.8])

etas = st.floats(-8, 8)
slopes = st.floats(0.1, 4)
guesses = st.floats(0, 0.5)
step_lists = st.lists(st.floats(-3, 3), min_size=1, max_size=5).map(np.array)


def derivative(values: np.ndarray, width: float) -> np.ndarray:
    return np.asarray((values[2:] - values[:-2]) / (2 * width))


def test_at_theta_equal_b_the_probability_is_one_half() -> None:
    assert category_probabilities(0.7, 1.3, 0.7, 0, ONE)[1] == pytest.approx(0.5, abs=1e-15)


def test_at_theta_equal_b_a_guessing_item_is_halfway_between_c_and_one() -> None:
    assert category_probabilities(0.7, 1.3, 0.7, 0.25, ONE)[1] == pytest.approx(0.625, abs=1e-15)


@given(etas, slopes, etas, guesses)
def test_the_three_parameter_formula_holds(eta: float, a: float, b: float, c: float) -> None:
    expected = c + (1 - c) / (1 + np.exp(-a * (eta - b)))
    assert category_probabilities(eta, a, b, c, ONE)[1] == pytest.approx(expected, rel=1e-12)


@given(etas, slopes, etas, guesses)
def test_a_guessing_item_stays_between_c_and_one(eta: float, a: float, b: float, c: float) -> None:
    assert c - 1e-12 <= category_probabilities(eta, a, b, c, ONE)[1] <= 1 + 1e-12


@given(etas, slopes, etas, step_lists)
def test_categories_sum_to_one(eta: float, a: float, b: float, steps: np.ndarray) -> None:
    assert category_probabilities(eta, a, b, 0, steps).sum() == pytest.approx(1, abs=1e-12)


@given(etas, slopes, etas, step_lists)
def test_adjacent_categories_follow_a_logistic_curve(eta: float, a: float, b: float, steps: np.ndarray) -> None:
    log_p = log_category_probabilities(eta, a, b, 0, steps)
    assert np.diff(log_p) == pytest.approx(a * (eta - b - steps), abs=1e-9)


def test_the_expected_category_rises_with_ability() -> None:
    expected = category_probabilities(ETA, 1.2, 0.3, 0, THREE) @ np.arange(4)
    assert (np.diff(expected) > 0).all()


def test_a_step_of_infinity_only_pads() -> None:
    padded = category_probabilities(ETA, 1.2, 0.3, 0, [-0.5, 0.5, np.inf])
    plain = category_probabilities(ETA, 1.2, 0.3, 0, [-0.5, 0.5])
    assert np.allclose(padded[:, :3], plain, atol=1e-15)
    assert (padded[:, 3] == 0).all()


def test_items_and_abilities_broadcast() -> None:
    a, b = np.array([0.8, 1.6]), np.array([-1.0, 1.0])
    table = category_probabilities(ETA[:, None], a, b, [0.2, 0.0], ONE)
    assert table.shape == (61, 2, 2)
    assert np.allclose(table[:, 0], category_probabilities(ETA, 0.8, -1.0, 0.2, ONE))


def test_logarithms_stay_finite_far_away() -> None:
    assert np.isfinite(log_category_probabilities([-400.0, 400.0], 3, 0, 0, THREE)).all()


@pytest.mark.parametrize(("c", "steps"), [(0.0, ONE), (0.25, ONE), (0.0, THREE)])
def test_information_is_the_squared_slope_over_the_probability(c: float, steps: np.ndarray) -> None:
    width = 1e-4
    grid = np.arange(-3, 3, width)
    p = category_probabilities(grid, 1.4, 0.2, c, steps)
    by_definition = sum(derivative(p[:, k], width) ** 2 / p[1:-1, k] for k in range(p.shape[1]))
    assert np.allclose(information(grid[1:-1], 1.4, 0.2, c, steps), by_definition, rtol=1e-5)


def test_information_of_a_right_or_wrong_item_peaks_at_b_with_a_quarter_of_a_squared() -> None:
    values = information(ETA, 2.0, 0.0, 0, ONE)
    assert ETA[np.argmax(values)] == pytest.approx(0, abs=1e-9)
    assert values.max() == pytest.approx(1.0, abs=1e-12)


def test_guessing_takes_information_away() -> None:
    assert (information(ETA, 1.5, 0, 0.25, ONE) < information(ETA, 1.5, 0, 0, ONE)).all()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"eta": np.nan}, "eta, b"),
        ({"b": np.inf}, "eta, b"),
        ({"a": 0.0}, "a:"),
        ({"a": np.nan}, "a:"),
        ({"c": 1.0}, "c:"),
        ({"c": -0.1}, "c:"),
        ({"steps": [np.nan]}, "steps"),
        ({"steps": []}, "steps"),
        ({"c": 0.2, "steps": [-0.5, 0.5]}, "one step"),
    ],
)
def test_degenerate_parameters_are_named(wrong: dict[str, object], named: str) -> None:
    good: dict[str, object] = {"eta": 0.0, "a": 1.0, "b": 0.0, "c": 0.0, "steps": ONE}
    with pytest.raises(ValueError, match=named):
        category_probabilities(**(good | wrong))  # type: ignore[arg-type]
