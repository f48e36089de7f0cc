"""Alarms about exposure and drift."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom

from assessment.psychometrics.alarms import drift_alarm, exposure_alarm
from assessment.psychometrics.item_model import ItemArray, ItemModel, stack_items


def bank(b: list[float], b_sd: float) -> ItemArray:
    return stack_items([ItemModel(np.ones(1), b=one, b_sd=b_sd) for one in b])


def test_an_item_that_is_shown_far_above_the_cap_raises_an_alarm() -> None:
    found = exposure_alarm([400, 200, 190, 0], 1000)
    assert found.rate.tolist() == [0.4, 0.2, 0.19, 0]
    assert found.alarm.tolist() == [True, False, False, False]


def test_a_few_sessions_above_the_cap_are_chance() -> None:
    assert exposure_alarm([1, 2, 3], [2, 5, 9]).alarm.tolist() == [False] * 3


@pytest.mark.parametrize("sessions", [50, 400, 5000])
def test_at_exactly_the_cap_one_alarm_in_a_hundred_is_false(sessions: int) -> None:
    shown = np.arange(sessions + 1)
    chance = float(binom.pmf(shown, sessions, 0.2)[exposure_alarm(shown, sessions).alarm].sum())
    print(f"{sessions} sessions: {chance:.4f}")
    assert 0.004 < chance < 0.016


def test_an_item_that_could_not_come_raises_no_alarm() -> None:
    found = exposure_alarm([0], [0])
    assert (found.rate[0], found.at_least[0], found.alarm[0]) == (0, 0, False)


@pytest.mark.parametrize(("shown", "sessions"), [([2], [1]), ([-1], [1]), ([np.nan], [1])])
def test_impossible_counts_are_named(shown: list[float], sessions: list[float]) -> None:
    with pytest.raises(ValueError, match="shown, sessions: expected counts"):
        exposure_alarm(shown, sessions)


def test_drift_is_a_large_change_or_a_sure_one() -> None:
    before = bank([0.0, 0.0, 0.0, 0.0], 0.05)
    found = drift_alarm(before, replace(before, b=np.array([0.0, 0.2, -0.25, 0.31])))
    assert found.se == pytest.approx(np.full(4, 0.05 * np.sqrt(2)))
    assert found.alarm.tolist() == [False, False, True, True]


@pytest.mark.parametrize("b_sd", [0.05, 0.15, 0.25])
def test_the_chance_of_a_false_alarm_is_what_it_says(b_sd: float) -> None:
    rng = np.random.default_rng(14)
    zero = np.zeros(20_000)
    one, other = (bank([0.0], b_sd).take(zero.astype(int)) for _ in range(2))
    found = drift_alarm(replace(one, b=rng.normal(0, b_sd, 20_000)), replace(other, b=rng.normal(0, b_sd, 20_000)))
    print(f"standard error of b {b_sd}: {found.alarm.mean():.4f} false alarms, {found.false_alarm[0]:.4f} expected")
    assert found.alarm.mean() == pytest.approx(found.false_alarm[0], abs=0.01)


def test_parameters_without_error_raise_no_false_alarm() -> None:
    before = bank([0.5], 0.0)
    found = drift_alarm(before, before)
    assert (found.change[0], found.alarm[0], found.false_alarm[0]) == (0, False, 0)


def test_calibrations_of_different_banks_are_named() -> None:
    with pytest.raises(ValueError, match="after: expected 2 items, got 1"):
        drift_alarm(bank([0.0, 1.0], 0.1), bank([0.0], 0.1))
