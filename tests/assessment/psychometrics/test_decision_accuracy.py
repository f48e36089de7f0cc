"""Are decisions right, and as right as they say?"""

import numpy as np
import pytest

from assessment.psychometrics.decision_accuracy import calibration_of_chances, decision_accuracy, decision_consistency


def test_honest_chances_are_right_as_often_as_they_say() -> None:
    rng = np.random.default_rng(2)
    chances = rng.beta(0.5, 0.5, 100_000)
    found = decision_accuracy(chances, rng.random(chances.size) < chances)
    assert found.predicted == pytest.approx(found.accuracy, abs=0.005)
    assert found.accuracy_decided > 0.95
    assert found.wrongly_met < 0.05


def test_boastful_chances_are_found_out() -> None:
    rng = np.random.default_rng(3)
    honest = rng.beta(2, 2, 20_000)
    boastful = 1 / (1 + ((1 - honest) / honest) ** 3)
    found = decision_accuracy(boastful, rng.random(honest.size) < honest)
    assert found.predicted > found.accuracy + 0.1


def test_shares_are_of_those_who_are_decided() -> None:
    found = decision_accuracy([0.95, 0.92, 0.5, 0.02], [True, False, True, False])
    assert found.decided == 0.75
    assert found.accuracy_decided == pytest.approx(2 / 3)
    assert found.wrongly_met == 0.5
    assert found.accuracy == 0.75


def test_a_share_of_nobody_is_no_number() -> None:
    assert np.isnan(decision_accuracy([0.5], [True]).accuracy_decided)


def test_two_tests_agree_by_chance_too() -> None:
    agreed, kappa = decision_consistency([0.9, 0.9, 0.1, 0.1], [0.9, 0.1, 0.9, 0.1])
    assert agreed == 0.5
    assert kappa == 0
    assert decision_consistency([0.9, 0.1], [0.8, 0.2]) == (1.0, 1.0)


def test_bins_compare_what_is_said_with_what_is() -> None:
    bins = calibration_of_chances([0.05, 0.05, 0.95], [False, True, True])
    assert np.array(bins) == pytest.approx(np.array([[0.05, 0.5, 2], [0.95, 1.0, 1]]))


@pytest.mark.parametrize(("chances", "truth"), [([], []), ([1.2], [True]), ([0.5], [True, False])])
def test_what_is_no_probability_is_refused(chances: list[float], truth: list[bool]) -> None:
    with pytest.raises(ValueError, match="chances"):
        decision_accuracy(chances, truth)


def test_two_tests_of_different_learners_are_refused() -> None:
    with pytest.raises(ValueError, match="first, second"):
        decision_consistency([0.5], [0.5, 0.5])
