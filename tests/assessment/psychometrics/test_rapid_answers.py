"""Rapid answers by the normative threshold."""

import numpy as np
import pytest

from assessment.psychometrics.rapid_answers import rapid_answers


def solving(persons: int = 400, seed: int = 0) -> np.ndarray:
    """Lognormal times to solve a short, a middling and a long item."""
    rng = np.random.default_rng(seed)
    return np.asarray(rng.lognormal(np.log([15, 60, 400]), 0.5, (persons, 3)))


def test_the_threshold_is_a_tenth_of_the_solution_time() -> None:
    assert rapid_answers(np.full((30, 1), 40.0)).thresholds == pytest.approx([4.0])
    times = solving()
    assert rapid_answers(times).thresholds[:2] == pytest.approx(times.mean(axis=0)[:2] / 10, rel=0.05)


def test_it_is_never_above_ten_seconds() -> None:
    assert rapid_answers(solving()).thresholds[2] == 10


def test_guesses_are_found_and_solutions_are_left_alone() -> None:
    times = solving()
    times[:60] = np.random.default_rng(1).uniform(0.5, 1.2, (60, 3))
    found = rapid_answers(times)
    assert found.rapid[:60].all()
    print(f"{found.rapid[60:].mean():.4f} of solutions are called rapid")
    assert found.rapid[60:].mean() < 0.001


def test_one_who_left_the_room_does_not_raise_the_threshold() -> None:
    times = solving(persons=30)
    before = rapid_answers(times).thresholds[0]
    times[3, 0] = 4 * 3600
    assert rapid_answers(times).thresholds[0] == pytest.approx(before, rel=0.1)


@pytest.mark.parametrize(("times", "known"), [(29, False), (30, True)])
def test_below_thirty_times_there_is_no_threshold(times: int, known: bool) -> None:
    seconds = solving(40)
    seconds[times:, 1] = np.nan
    seconds[0, 1] = 0.1
    found = rapid_answers(seconds)
    assert np.isfinite(found.thresholds[1]) == known
    assert found.rapid[0, 1] == known


def test_missing_times_are_not_rapid() -> None:
    seconds = solving(40)
    seconds[5, 0] = np.nan
    assert not rapid_answers(seconds).rapid[5, 0]


@pytest.mark.parametrize("seconds", [[[-1.0]], [[np.inf]], [1.0, 2.0], [[]]])
def test_impossible_times_are_named(seconds: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="seconds: expected finite times"):
        rapid_answers(seconds)
