"""MAP and WLE: against mirt, and as the maxima that they are said to be."""

from collections.abc import Iterator

import numpy as np
import pytest

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.modal_ability import modal_ability, weighted_likelihood_ability
from assessment.psychometrics.quadrature import normal_quadrature
from assessment.psychometrics.response import information_at_nodes, log_probabilities_at_nodes

from .reference_data import figures, lsat7
from .simulated_answers import answers, joined, population, random_items

GRID = np.linspace(-12, 12, 12_001)
MIXED = joined(random_items(5, 1), random_items(4, 2, steps=3), random_items(4, 3, c=0.2))


@pytest.fixture(scope="module")
def lsat7_items() -> ItemParameters:
    return calibrate(lsat7(), quadrature=normal_quadrature(61), tolerance=1e-9).items


def test_the_published_scores_of_lsat7(lsat7_items: ItemParameters) -> None:
    """mirt's optimiser ends a few millionths off, and it differentiates numerically for the errors."""
    known = figures("lsat7")["scores_2pl"]
    patterns = [[int(answer) for answer in pattern] for pattern in known["MAP"]]
    mode, weighted = modal_ability(patterns, lsat7_items), weighted_likelihood_ability(patterns, lsat7_items)
    assert mode.theta == pytest.approx(list(known["MAP"].values()), abs=1e-6)
    assert mode.se == pytest.approx(list(known["MAP_se"].values()), abs=2e-5)
    assert weighted.theta == pytest.approx(list(known["WLE"].values()), abs=2e-6)
    assert weighted.se == pytest.approx(list(known["WLE_se"].values()), abs=1e-4)


def log_likelihoods(items: ItemParameters, responses: np.ndarray) -> Iterator[FloatArray]:
    log_p = log_probabilities_at_nodes(GRID, items.a, items.d, items.c)
    for row in responses:
        yield np.asarray(sum(log_p[j, k] for j, k in enumerate(row) if k >= 0))


@pytest.mark.parametrize("missing", [0.0, 0.4])
@pytest.mark.parametrize("items", [random_items(40, 4), random_items(12, 5, steps=3), MIXED])
def test_map_is_the_highest_point_of_the_posterior(items: ItemParameters, missing: float) -> None:
    responses = answers(items, population(30, 6), seed=7, missing=missing)
    found = modal_ability(responses, items, mean=0.3, sd=1.2)
    for likelihood, theta in zip(log_likelihoods(items, responses), found.theta, strict=True):
        height = likelihood - ((GRID - 0.3) / 1.2) ** 2 / 2
        assert theta == pytest.approx(GRID[height.argmax()], abs=1.1e-3)


@pytest.mark.parametrize("missing", [0.0, 0.3])
@pytest.mark.parametrize("items", [random_items(30, 4), random_items(12, 5, steps=3)])
def test_without_guessing_wle_is_the_maximum_under_jeffreys_prior(items: ItemParameters, missing: float) -> None:
    """Warm 1989: the correction is then the slope of half the log of information."""
    responses = answers(items, population(30, 8), seed=9, missing=missing)
    found = weighted_likelihood_ability(responses, items)
    information = information_at_nodes(GRID, items.a, items.d, items.c)
    likelihoods = log_likelihoods(items, responses)
    for row, likelihood, theta in zip(responses, likelihoods, found.theta, strict=True):
        height = likelihood + np.log(information[row >= 0].sum(axis=0)) / 2
        assert theta == pytest.approx(GRID[height.argmax()], abs=1.1e-3)


def test_with_guessing_wle_solves_warms_equation() -> None:
    items = random_items(25, 10, c=0.2)
    responses = answers(items, population(60, 11), seed=12)
    found = weighted_likelihood_ability(responses, items)
    z = items.a * found.theta[:, None] + items.d[:, 0]
    knows = 1 / (1 + np.exp(-z))
    p = items.c + (1 - items.c) * knows
    first = (1 - items.c) * items.a * knows * (1 - knows)
    second = first * items.a * (1 - 2 * knows)
    slope = ((responses - p) * first / (p * (1 - p))).sum(axis=1)
    information = (first**2 / (p * (1 - p))).sum(axis=1)
    warm = (first * second / (p * (1 - p))).sum(axis=1)
    inside = np.abs(found.theta) < 19
    assert inside.mean() > 0.9
    assert (slope + warm / (2 * information))[inside] == pytest.approx(0, abs=1e-6)


def test_wle_is_less_biased_than_map() -> None:
    items = random_items(30, 13)
    theta = np.full(3000, 1.5)
    responses = answers(items, theta, seed=14)
    wle, mode = weighted_likelihood_ability(responses, items), modal_ability(responses, items)
    assert abs(wle.theta.mean() - 1.5) < 0.02
    assert mode.theta.mean() < 1.4


@pytest.mark.parametrize("responses", [np.zeros((1, 13)), np.array([[1] * 5 + [3] * 4 + [1] * 4])])
def test_all_wrong_and_all_right_are_finite_with_wide_errors(responses: np.ndarray) -> None:
    for found in (modal_ability(responses, MIXED), weighted_likelihood_ability(responses, MIXED)):
        assert np.isfinite(found.theta).all()
        assert 0.3 < found.se[0] <= 100


def test_who_answered_nothing_has_the_populations_mode_and_no_wle() -> None:
    found = modal_ability([[np.nan] * 13], MIXED, mean=0.7, sd=0.5)
    assert (found.theta[0], found.se[0]) == pytest.approx((0.7, 0.5), abs=1e-6)
    with pytest.raises(ValueError, match="person 1 gave none"):
        weighted_likelihood_ability(np.array([[1] * 13, [-1] * 13]), MIXED)


def test_an_item_that_tells_nothing_changes_no_score() -> None:
    items = random_items(10, 15)
    more = joined(items, item_parameters([0.0], [0.4]))
    responses = answers(items, population(50, 16), seed=17)
    longer = np.column_stack([responses, np.ones(50)])
    assert modal_ability(longer, more).theta == pytest.approx(modal_ability(responses, items).theta, abs=1e-8)
    assert weighted_likelihood_ability(longer, more).theta == pytest.approx(
        weighted_likelihood_ability(responses, items).theta, abs=1e-6
    )
