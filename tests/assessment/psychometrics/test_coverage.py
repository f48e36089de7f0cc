"""Are 90 % intervals honest? Learners drawn from the prior, 60 answers over 30 skills."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from assessment.psychometrics.accuracy import Accuracy, accuracy
from assessment.psychometrics.expert_prior import (
    B_SD,
    DISCRIMINATION,
    RATING_ANCHORS,
    RATING_ERROR_SD,
    rated_difficulty,
)
from assessment.psychometrics.group_filter import filter_group
from assessment.psychometrics.item_model import ItemArray, stack_items
from assessment.psychometrics.misspecification import guessing
from assessment.psychometrics.simulated_answers import draw_items, draw_learners, draw_log
from tests.assessment.psychometrics.simulated_bank import PRIOR, ZERO, bank

ANSWERS = 60


def simulate(believed: Callable[[ItemArray, np.random.Generator], ItemArray], seed: int, full: bool) -> Accuracy:
    """Learners answer by the true items; the filter sees the believed ones. Several banks, as errors are the bank's."""
    rng = np.random.default_rng(seed)
    means, sds, truths = [], [], []
    for number in range(20 if full else 3):
        items = stack_items(bank(200 + number, 300))
        theta = draw_learners(ZERO, PRIOR, 300, rng)
        log = draw_log(items, theta, draw_items(len(theta), len(items), ANSWERS, rng), rng)
        mean, covariance = filter_group(ZERO, PRIOR, believed(items, rng), log)
        means.append(mean)
        sds.append(np.sqrt(np.einsum("nii->ni", covariance)))
        truths.append(theta)
    return accuracy(*(np.concatenate(parts) for parts in (means, sds, truths)))


def known(items: ItemArray, rng: np.random.Generator) -> ItemArray:
    return items


def rated(b_sd: float = B_SD) -> Callable[[ItemArray, np.random.Generator], ItemArray]:
    """The items as their authors' ratings describe them: the anchor nearest to a noisy impression of b."""

    def believed(items: ItemArray, rng: np.random.Generator) -> ItemArray:
        impression = items.b + rng.normal(0, RATING_ERROR_SD, len(items))
        ratings = 1 + np.abs(np.array(RATING_ANCHORS) - impression[:, None]).argmin(axis=1)
        b = np.array([rated_difficulty(int(rating)) for rating in ratings])
        return replace(items, a=np.full(len(items), DISCRIMINATION), b=b, b_sd=np.full(len(items), b_sd))

    return believed


@pytest.fixture(scope="module")
def with_known_items(full: bool) -> Accuracy:
    return simulate(known, 20, full)


@pytest.fixture(scope="module")
def with_rated_items(full: bool) -> Accuracy:
    return simulate(rated(), 21, full)


def test_with_known_items_ninety_percent_intervals_cover_ninety_percent(with_known_items: Accuracy) -> None:
    print("known items:", with_known_items)
    assert 0.88 <= with_known_items.coverage[90] <= 0.92


def test_with_known_items_the_stated_error_is_the_real_error(with_known_items: Accuracy) -> None:
    assert with_known_items.mean_sd == pytest.approx(with_known_items.rmse, rel=0.03)


def test_with_known_items_there_is_no_bias(with_known_items: Accuracy) -> None:
    assert abs(with_known_items.bias) < 0.03


def test_sixty_answers_reach_the_accuracy_of_the_prototype(with_known_items: Accuracy) -> None:
    assert with_known_items.rmse == pytest.approx(0.695, abs=0.02)


def test_at_cold_start_intervals_stay_honest(with_rated_items: Accuracy) -> None:
    print("cold start:", with_rated_items)
    assert 0.88 <= with_rated_items.coverage[90] <= 0.92


def test_at_cold_start_the_items_own_uncertainty_is_what_widens_the_intervals(
    with_rated_items: Accuracy, full: bool
) -> None:
    naive = simulate(rated(b_sd=0.0), 21, full)
    print("cold start, item uncertainty ignored:", naive)
    assert naive.coverage[90] < with_rated_items.coverage[90]


def test_ignored_guessing_is_a_known_failure(full: bool) -> None:
    ignored = simulate(guessing(0.0), 20, full)
    print("guessing ignored:", ignored)
    assert ignored.bias > 0.1
    assert ignored.coverage[90] > 0.8


def test_the_tree_is_worth_more_than_twice_the_answers(full: bool) -> None:
    """measurement.md 5.2: 30 answers with the tree RMSE .779, 60 with independent skills .851."""
    rng, items = np.random.default_rng(22), stack_items(bank(200, 300))
    theta = draw_learners(ZERO, PRIOR, 1000 if full else 300, rng)
    rmse = {}
    for name, prior, each in (("tree", PRIOR, 30), ("independent", np.eye(30), 60)):
        log = draw_log(items, theta, draw_items(len(theta), len(items), each, rng), rng)
        rmse[name] = float(np.sqrt(np.mean((filter_group(ZERO, prior, items, log)[0] - theta) ** 2)))
    print(rmse)
    assert rmse["tree"] < rmse["independent"]
