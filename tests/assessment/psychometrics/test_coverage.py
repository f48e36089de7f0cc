"""Are 90 % intervals honest? Learners drawn from the prior, 60 answers over 30 skills."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from assessment.psychometrics.expert_prior import (
    B_SD,
    DISCRIMINATION,
    RATING_ANCHORS,
    RATING_ERROR_SD,
    rated_difficulty,
)
from assessment.psychometrics.item_model import ItemModel, unit_weights
from assessment.psychometrics.normal import Z90
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.skill_filter import posterior, tree_prior

TOPICS = np.repeat(np.arange(6), 5)
LEARNERS, ITEMS, ANSWERS = 400, 300, 60


@dataclass(frozen=True)
class Accuracy:
    coverage: float
    rmse: float
    mean_sd: float
    bias: float


def true_item(rng: np.random.Generator) -> ItemModel:
    """An item like those of the banks: some on two skills, half guessable, a quarter partial credit."""
    weights = np.eye(30)[rng.integers(30)]
    if rng.random() < 0.3:
        weights = 0.7 * weights + 0.5 * np.eye(30)[rng.integers(30)]
    c, steps = [(0.25, np.zeros(1)), (0.0, np.zeros(1)), (0.0, np.array([-0.8, 0, 0.8]))][
        rng.choice(3, p=[0.5, 0.25, 0.25])
    ]
    return ItemModel(unit_weights(weights), np.exp(rng.normal(0.1, 0.3)), rng.normal(), c, steps)


def simulate(assumed: Callable[[ItemModel, np.random.Generator], ItemModel], seed: int) -> Accuracy:
    """Learners answer by the true items; the filter sees the assumed ones."""
    rng = np.random.default_rng(seed)
    prior = tree_prior(TOPICS)
    items = [true_item(rng) for _ in range(ITEMS)]
    believed = [assumed(item, rng) for item in items]
    theta = rng.multivariate_normal(np.zeros(30), prior, size=LEARNERS)
    found = [posterior(np.zeros(30), prior, answers(items, believed, one, rng)) for one in theta]
    error = np.array([one.mean for one in found]) - theta
    sd = np.array([one.sd for one in found])
    covered = np.abs(error) < Z90 * sd
    return Accuracy(float(covered.mean()), float(np.sqrt((error**2).mean())), float(sd.mean()), float(error.mean()))


def answers(
    items: list[ItemModel], believed: list[ItemModel], theta: np.ndarray, rng: np.random.Generator
) -> list[tuple[ItemModel, int]]:
    given = []
    for number in rng.choice(ITEMS, ANSWERS, replace=False):
        item = items[number]
        p = category_probabilities(item.weights @ theta, item.a, item.b, item.c, item.steps)
        given.append((believed[number], int(rng.choice(item.categories, p=p))))
    return given


def known(item: ItemModel, rng: np.random.Generator) -> ItemModel:
    return item


def rated(item: ItemModel, rng: np.random.Generator, b_sd: float = B_SD) -> ItemModel:
    """The item as its author's rating describes it: the anchor nearest to a noisy impression of b."""
    impression = item.b + rng.normal(0, RATING_ERROR_SD)
    rating = 1 + int(np.argmin(np.abs(np.array(RATING_ANCHORS) - impression)))
    return ItemModel(item.weights, DISCRIMINATION, rated_difficulty(rating), item.c, item.steps, b_sd)


def guessing_ignored(item: ItemModel, rng: np.random.Generator) -> ItemModel:
    return ItemModel(item.weights, item.a, item.b, 0.0, item.steps)


@pytest.fixture(scope="module")
def with_known_items() -> Accuracy:
    return simulate(known, seed=20)


@pytest.fixture(scope="module")
def with_rated_items() -> Accuracy:
    return simulate(rated, seed=21)


def test_with_known_items_ninety_percent_intervals_cover_ninety_percent(with_known_items: Accuracy) -> None:
    print("known items:", with_known_items)
    assert 0.87 <= with_known_items.coverage <= 0.93


def test_with_known_items_the_stated_error_is_the_real_error(with_known_items: Accuracy) -> None:
    assert with_known_items.mean_sd == pytest.approx(with_known_items.rmse, rel=0.05)


def test_with_known_items_there_is_no_bias(with_known_items: Accuracy) -> None:
    assert abs(with_known_items.bias) < 0.05


def test_sixty_answers_reach_the_accuracy_of_the_prototype(with_known_items: Accuracy) -> None:
    assert with_known_items.rmse == pytest.approx(0.695, abs=0.03)


def test_at_cold_start_intervals_stay_honest(with_rated_items: Accuracy) -> None:
    print("cold start:", with_rated_items)
    assert 0.87 <= with_rated_items.coverage <= 0.93


def test_at_cold_start_the_items_own_uncertainty_is_what_widens_the_intervals(
    with_rated_items: Accuracy,
) -> None:
    naive = simulate(lambda item, rng: rated(item, rng, b_sd=0.0), seed=21)
    print("cold start, item uncertainty ignored:", naive)
    assert naive.coverage < with_rated_items.coverage


def test_ignored_guessing_is_a_known_failure() -> None:
    ignored = simulate(guessing_ignored, seed=20)
    print("guessing ignored:", ignored)
    assert ignored.bias > 0.1
    assert ignored.coverage > 0.8
