"""Reliability, against published figures and by identity."""

import numpy as np
import pytest

from assessment.psychometrics.coefficient_alpha import coefficient_alpha
from assessment.psychometrics.expected_ability import Abilities, expected_ability
from assessment.psychometrics.item_parameters import item_parameters
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.quadrature import normal_quadrature
from assessment.psychometrics.reliability import (
    conditional_standard_error,
    empirical_reliability,
    form_information,
    marginal_reliability,
)
from assessment.psychometrics.summed_score_ability import summed_score_ability

from .reference_data import figures, lsat7, sat12
from .simulated_answers import answers, joined, population, random_items

LSAT7, SAT12 = figures("lsat7"), figures("sat12")
HALF = 5.0001e-4  # half a unit of the third decimal


def test_the_published_alphas() -> None:
    expected, found = LSAT7["classical"], coefficient_alpha(lsat7())
    assert found.alpha == pytest.approx(expected["alpha_KR20"], abs=HALF)
    assert found.sem == pytest.approx(expected["SEM"], abs=HALF)
    assert found.mean == pytest.approx(expected["mean"], abs=HALF)
    assert found.sd == pytest.approx(expected["sd"], abs=HALF)
    assert found.if_deleted == pytest.approx(expected["alpha_if_deleted"], abs=HALF)
    expected, found = SAT12["sat12_classical"], coefficient_alpha(sat12())
    assert (found.alpha, found.sem) == pytest.approx((expected["alpha_KR20"], expected["SEM"]), abs=HALF)
    assert (found.mean, found.sd) == pytest.approx((expected["mean"], expected["sd"]), abs=HALF)


@pytest.mark.parametrize(
    ("data", "marginal", "empirical"),
    [
        (lsat7(), LSAT7["marginal_reliability"], LSAT7["empirical_reliability_EAP"]),
        (sat12(), SAT12["sat12_2pl"]["marginal_reliability"], SAT12["sat12_2pl"]["empirical_reliability_EAP"]),
    ],
)
def test_the_published_reliabilities(data: np.ndarray, marginal: float, empirical: float) -> None:
    """Printed to eight decimals, of which the estimates behind them carry seven."""
    quadrature = normal_quadrature(61)
    items = calibrate(data, quadrature=quadrature, tolerance=1e-9).items
    assert marginal_reliability(items) == pytest.approx(marginal, abs=1e-7)
    assert empirical_reliability(expected_ability(data, items, quadrature=quadrature)) == pytest.approx(
        empirical, abs=1e-7
    )


def test_the_published_scores_of_sums() -> None:
    """The published shares add up to 999.999 of 1000 persons, so one unit of the last decimal is all they allow."""
    expected, quadrature = LSAT7["EAPsum"], normal_quadrature(61)
    found = summed_score_ability(calibrate(lsat7(), quadrature=quadrature, tolerance=1e-9).items, quadrature=quadrature)
    assert found.abilities.theta == pytest.approx(expected["theta"], abs=HALF)
    assert found.abilities.se == pytest.approx(expected["se"], abs=HALF)
    assert 1000 * found.share == pytest.approx(expected["expected"], abs=1e-3)
    assert np.bincount(lsat7().sum(axis=1)).tolist() == expected["observed"]


def test_kr_20_is_alpha_of_right_or_wrong_items() -> None:
    responses = lsat7()
    p, total = responses.mean(axis=0), responses.sum(axis=1)
    assert coefficient_alpha(responses).alpha == pytest.approx(5 / 4 * (1 - (p * (1 - p)).sum() / total.var()))


def test_copies_of_one_item_are_perfectly_reliable_and_noise_is_not_at_all() -> None:
    item = np.random.default_rng(1).integers(0, 3, 200)
    assert coefficient_alpha(np.column_stack([item] * 4)).alpha == pytest.approx(1)
    noise = np.random.default_rng(2).integers(0, 2, (4000, 6))
    assert coefficient_alpha(noise).alpha == pytest.approx(0, abs=0.06)


def test_persons_with_gaps_do_not_count_towards_alpha() -> None:
    with_gaps = np.vstack([lsat7(), np.full((5, 5), -1)])
    assert coefficient_alpha(with_gaps).alpha == coefficient_alpha(lsat7()).alpha
    assert coefficient_alpha(with_gaps).persons == 1000


def test_where_nothing_varies_nothing_is_measured() -> None:
    found = coefficient_alpha(np.ones((20, 4)))
    assert (found.alpha, found.sem) == (0, 0)
    assert not found.if_deleted.any()


@pytest.mark.parametrize("responses", [[[1, 0]], [[1], [0]], [[1, np.nan], [0, 1]]])
def test_alpha_needs_two_of_each(responses: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="at least 2 persons"):
        coefficient_alpha(responses)


def test_information_adds_over_items_and_guessing_takes_some_away() -> None:
    theta = np.linspace(-3, 3, 7)
    form = random_items(4, 3)
    alone = [form_information(item_parameters(form.a[[j]], form.d[[j]]), theta) for j in range(4)]
    assert form_information(form, theta) == pytest.approx(np.sum(alone, axis=0))
    guessed = item_parameters(form.a, form.d, 0.25)
    assert (form_information(guessed, theta) < form_information(form, theta)).all()
    assert form_information(form, 0.0).shape == ()


def test_at_its_difficulty_an_item_tells_a_squared_over_four() -> None:
    item = item_parameters([1.6], [-0.8])
    assert form_information(item, 0.5) == pytest.approx(0.64)
    assert conditional_standard_error(item, 0.5) == pytest.approx(1.25)
    assert conditional_standard_error(item, 0.5, sd=1.0) == pytest.approx(1 / np.sqrt(1.64))


def test_both_reliabilities_are_the_squared_correlation_with_the_truth() -> None:
    items = joined(random_items(10, 5), random_items(6, 6, steps=3))
    theta = population(20_000, 7)
    found = expected_ability(answers(items, theta, seed=8), items)
    squared = np.corrcoef(found.theta, theta)[0, 1] ** 2
    assert empirical_reliability(found) == pytest.approx(squared, abs=0.01)
    assert marginal_reliability(items) == pytest.approx(squared, abs=0.02)


def test_a_form_that_tells_nothing_has_no_reliability() -> None:
    nothing = item_parameters([0.0, 0.0], [0.3, -1.0])
    assert marginal_reliability(nothing) == 0
    assert np.isposinf(conditional_standard_error(nothing, [0.0])).all()
    assert conditional_standard_error(nothing, [0.0], sd=1.0) == pytest.approx(1)


def test_reliability_needs_two_persons() -> None:
    with pytest.raises(ValueError, match="at least 2 persons"):
        empirical_reliability(Abilities(np.zeros(1), np.ones(1)))
    with pytest.raises(ValueError, match="theta"):
        form_information(random_items(2, 1), [np.nan])
