"""Mastery in a probability and in one word."""

import numpy as np
import pytest

from assessment.psychometrics.mastery_levels import mastery_level, mastery_probability


def test_at_the_cut_mastery_is_a_coin_toss() -> None:
    assert mastery_probability(0.4, 0.3, 0.4) == pytest.approx(0.5, abs=1e-15)


def test_mastery_rises_with_the_mean_and_falls_with_the_cut() -> None:
    means = mastery_probability(np.linspace(-2, 2, 9), 0.5, 0.0)
    cuts = mastery_probability(0.0, 0.5, np.linspace(-2, 2, 9))
    assert (np.diff(means) > 0).all()
    assert (np.diff(cuts) < 0).all()


@pytest.mark.parametrize(
    ("probability", "level"),
    [
        (1.0, "mastered"),
        (0.9, "mastered"),
        (0.899, "likely"),
        (0.7, "likely"),
        (0.699, "open"),
        (0.3, "open"),
        (0.299, "not_yet"),
        (0.0, "not_yet"),
    ],
)
def test_the_word_follows_the_probability(probability: float, level: str) -> None:
    assert mastery_level(probability, sd=0.5, prior_sd=1.0) == level


@pytest.mark.parametrize("probability", [0.0, 0.5, 1.0])
def test_above_three_quarters_of_the_prior_error_there_is_not_enough_evidence(probability: float) -> None:
    assert mastery_level(probability, sd=0.751, prior_sd=1.0) == "not_enough_evidence"


def test_exactly_three_quarters_of_the_prior_error_is_enough() -> None:
    assert mastery_level(0.95, sd=0.75, prior_sd=1.0) == "mastered"


@pytest.mark.parametrize(("mean", "sd", "cut"), [(np.nan, 1, 0), (0, 0, 0), (0, -1, 0), (0, 1, np.nan)])
def test_a_probability_of_nothing_is_refused(mean: float, sd: float, cut: float) -> None:
    with pytest.raises(ValueError, match="mean, sd, cut"):
        mastery_probability(mean, sd, cut)


@pytest.mark.parametrize(
    ("probability", "sd", "prior_sd"), [(1.1, 1, 1), (np.nan, 1, 1), (0.5, np.nan, 1), (0.5, 1, 0)]
)
def test_a_word_for_nothing_is_refused(probability: float, sd: float, prior_sd: float) -> None:
    with pytest.raises(ValueError, match=r"expected a? ?finite"):
        mastery_level(probability, sd, prior_sd)
