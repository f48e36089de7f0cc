"""Figures about estimates whose truth is known."""

import numpy as np
import pytest

from assessment.psychometrics.accuracy import accuracy, accuracy_by, quintiles


def test_of_honest_estimates_intervals_hold_what_they_say() -> None:
    rng = np.random.default_rng(1)
    truth = rng.normal(size=50_000)
    sd = rng.uniform(0.2, 0.8, truth.size)
    found = accuracy(truth + sd * rng.normal(size=truth.size), sd, truth)
    assert found.coverage == pytest.approx({50: 0.5, 80: 0.8, 90: 0.9, 95: 0.95}, abs=0.008)
    assert found.bias == pytest.approx(0, abs=0.01)
    assert found.rmse == pytest.approx(np.sqrt(np.mean(sd**2)), rel=0.02)


def test_bias_is_estimate_less_truth() -> None:
    assert accuracy([1.0, 2.0], [1.0, 1.0], [0.0, 0.0]).bias == 1.5


def test_groups_are_looked_at_apart() -> None:
    found = accuracy_by(np.array([1.0, 5.0]), np.ones(2), np.zeros(2), np.array([7, 9]))
    assert {group: one.bias for group, one in found.items()} == {7: 1.0, 9: 5.0}


def test_topics_group_the_columns_of_a_table() -> None:
    found = accuracy_by(np.ones((4, 3)), np.ones((4, 3)), np.zeros((4, 3)), np.array([0, 0, 1]))
    assert {group: one.count for group, one in found.items()} == {0: 8, 1: 4}


def test_quintiles_are_fifths_by_rank() -> None:
    assert quintiles(np.array([50.0, 10.0, 40.0, 20.0, 30.0])).tolist() == [4, 0, 3, 1, 2]
    assert np.bincount(quintiles(np.random.default_rng(0).normal(size=(20, 5))).ravel()).tolist() == [20] * 5


@pytest.mark.parametrize(
    ("mean", "sd", "truth"), [([], [], []), ([0.0], [0.0], [0.0]), ([np.nan], [1], [0]), ([0], [1], [0, 0])]
)
def test_nothing_to_compare_is_refused(mean: list[float], sd: list[float], truth: list[float]) -> None:
    with pytest.raises(ValueError, match="mean, sd, truth"):
        accuracy(mean, sd, truth)
