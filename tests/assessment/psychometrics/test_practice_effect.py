"""Practice grows with each answer and fades with time."""

import numpy as np
import pytest

from assessment.psychometrics.practice_effect import PracticeEffect, retention

BOTH = np.array([0.8, 0.6])
FIRST = np.array([1.0, 0.0])


def effect(half_gain: float = 20.0, retained: float = 0.5, stability: float = 10.0) -> PracticeEffect:
    return PracticeEffect(2, half_gain, retained, stability)


def test_nine_tenths_are_left_after_the_stability() -> None:
    assert retention(np.array([0.0, 10.0]), 10.0) == pytest.approx([1.0, 0.9])


def test_forgetting_slows_down() -> None:
    left = retention(np.array([0.0, 10.0, 20.0, 30.0]), 10.0)
    assert (np.diff(left) < 0).all()
    assert (np.diff(left, 2) > 0).all()


def test_a_first_practice_counts_as_one_and_the_next_ones_less() -> None:
    found = effect(half_gain=4.0)
    added = [found.practise(FIRST, day=0.0)[0] for _ in range(5)]
    assert added[0] == 1.0
    assert added == sorted(added, reverse=True)
    assert added[4] == pytest.approx(0.5)


def test_practice_goes_to_the_skills_that_the_item_measures() -> None:
    found = effect()
    assert found.practise(BOTH, day=0.0) == pytest.approx(BOTH)
    assert found.practise(FIRST, day=0.0)[1] == 0


def test_what_fades_is_never_more_than_was_gained() -> None:
    found = effect(retained=0.5)
    found.practise(FIRST, day=0.0)
    lost = found.fade(day=1e9)
    assert lost == pytest.approx([-0.5, 0.0], abs=1e-3)
    assert found.now == pytest.approx([0.5, 0.0], abs=1e-3)


def test_fading_does_not_depend_on_how_often_one_looks() -> None:
    once, often = effect(), effect()
    for found in (once, often):
        found.practise(FIRST, day=0.0)
    once.fade(day=30.0)
    for day in range(1, 31):
        often.fade(day=float(day))
    assert often.now == pytest.approx(once.now, abs=1e-12)


def test_practice_starts_forgetting_anew() -> None:
    found = effect()
    found.practise(FIRST, day=0.0)
    found.fade(day=30.0)
    left = found.now[0]
    found.practise(FIRST, day=30.0)
    assert found.now[0] > left
    assert found.fade(day=30.0) == pytest.approx(0.0)
