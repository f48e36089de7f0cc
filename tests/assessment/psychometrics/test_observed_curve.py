"""An item's observed curve."""

import numpy as np
import pytest

from assessment.psychometrics.observed_curve import observed_curve


def test_groups_are_of_the_same_size_and_rise_in_ability() -> None:
    rng = np.random.default_rng(0)
    theta = rng.normal(size=500)
    found = observed_curve(rng.integers(0, 2, 500), theta)
    assert [point.persons for point in found] == [50] * 10
    lowest = np.sort(theta)[:50].mean()
    assert found[0].theta == pytest.approx(lowest)
    assert [point.theta for point in found] == sorted(point.theta for point in found)


def test_the_share_is_of_the_highest_category() -> None:
    found = observed_curve([0, 1, 2, 3], np.zeros(4), highest=3)
    assert [(point.share, point.persons) for point in found] == [(0.5, 4)]


def test_intervals_cover_the_share_that_is_true() -> None:
    rng = np.random.default_rng(1)
    covered = [
        point.low <= 0.3 <= point.high
        for _ in range(300)
        for point in observed_curve(rng.random(400) < 0.3, rng.normal(size=400))
    ]
    print(f"90 % intervals of {len(covered)} groups of 40 cover {np.mean(covered):.3f}")
    assert np.mean(covered) == pytest.approx(0.9, abs=0.03)


@pytest.mark.parametrize(("persons", "groups"), [(1, 1), (19, 1), (39, 1), (40, 2), (199, 9), (1000, 10)])
def test_few_persons_make_few_groups(persons: int, groups: int) -> None:
    assert len(observed_curve(np.ones(persons), np.zeros(persons))) == groups


def test_all_right_is_not_certain() -> None:
    (point,) = observed_curve(np.ones(10), np.zeros(10))
    assert point.high == pytest.approx(1)
    assert 0.7 < point.low < 0.85


def test_without_answers_there_are_no_points() -> None:
    assert observed_curve([], []) == ()


@pytest.mark.parametrize(
    ("categories", "theta", "named"),
    [([2], [0.0], "categories: expected 0 to 1"), ([1], [np.nan], "theta"), ([1, 0], [0.0], "theta")],
)
def test_what_does_not_fit_is_named(categories: list[float], theta: list[float], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        observed_curve(categories, theta)
