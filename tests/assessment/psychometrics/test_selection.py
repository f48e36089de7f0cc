"""Adaptive selection and stopping."""

import numpy as np
import pytest

from assessment.psychometrics.item_model import ItemArray, ItemModel, stack_items
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.selection import (
    choose,
    expected_information,
    expected_variance_drop,
    should_stop,
)
from assessment.psychometrics.skill_filter import posterior, tree_prior, update

ONE_SKILL = np.ones(1)


def items_at(difficulties: list[float], a: float = 1.2) -> ItemArray:
    return stack_items([ItemModel(ONE_SKILL, a, b) for b in difficulties])


def rng() -> np.random.Generator:
    return np.random.default_rng(5)


def test_the_item_at_the_learners_ability_informs_most() -> None:
    difficulties = [-2.0, -1.0, 0.0, 1.0, 2.0]
    for place, ability in enumerate(difficulties):
        assert np.argmax(expected_information([ability], [[0.2]], items_at(difficulties))) == place


def test_with_no_doubt_left_expected_information_is_information() -> None:
    assert expected_information([0.0], [[0.0]], items_at([0.0], a=2.0)) == pytest.approx(1.0)


def test_a_steeper_item_informs_more_a_guessable_one_less() -> None:
    flat, steep = ItemModel(ONE_SKILL, 0.8), ItemModel(ONE_SKILL, 1.6)
    guessable = ItemModel(ONE_SKILL, 0.8, c=0.25)
    values = expected_information([0.0], [[0.3]], stack_items([flat, steep, guessable]))
    assert values[1] > values[0] > values[2]


def test_items_of_different_categories_are_compared_side_by_side() -> None:
    models = [ItemModel(ONE_SKILL, 1.1), ItemModel(ONE_SKILL, 1.1, steps=np.array([-0.8, 0.0, 0.8]))]
    together = expected_information([0.2], [[0.5]], stack_items(models))
    apart = [expected_information([0.2], [[0.5]], stack_items([model]))[0] for model in models]
    assert together == pytest.approx(apart, rel=1e-12)


@pytest.mark.parametrize("doubt", [0.3, 1.0, 2.0])
def test_the_expected_drop_is_close_to_the_drop_over_all_possible_answers(doubt: float) -> None:
    prior = doubt * tree_prior([0, 0, 1])
    item = ItemModel(np.array([1.0, 0, 0]), 1.1, 0.2, b_sd=1.0)
    eta = np.random.default_rng(0).normal(0, np.sqrt(doubt + 1.0**2), 20_000)
    p = category_probabilities(eta, item.a, item.b, 0, item.steps).mean(axis=0)
    expected = sum(p[k] * (prior - update(np.zeros(3), prior, item, k)[1]) for k in range(2))
    goals = np.eye(3)[:2]
    drop = expected_variance_drop(np.zeros(3), prior, stack_items([item]), goals)
    assert drop[0] == pytest.approx(np.trace(goals @ expected @ goals.T), rel=0.1)


def test_a_well_known_skill_is_left_for_one_that_is_not() -> None:
    skills = stack_items([ItemModel(np.array([1.0, 0.0])), ItemModel(np.array([0.0, 1.0]))])
    drop = expected_variance_drop([0.0, 0.0], np.diag([0.05, 1.0]), skills, np.eye(2))
    assert drop[1] > 10 * drop[0]


def test_an_item_on_a_skill_that_tells_nothing_of_the_goal_is_worth_nothing() -> None:
    skills = stack_items([ItemModel(np.array([1.0, 0.0])), ItemModel(np.array([0.0, 1.0]))])
    assert expected_variance_drop([0.0, 0.0], np.eye(2), skills, [0.0, 1.0])[0] == 0


def test_only_allowed_items_are_chosen() -> None:
    value, allowed = np.arange(10.0), np.arange(10) % 3 == 0
    assert {choose(value, allowed, rng(), top=3) for _ in range(5)} <= {3, 6, 9}


def test_with_top_one_the_best_allowed_item_is_chosen() -> None:
    assert choose([5.0, 9.0, 7.0], np.array([True, False, True]), rng(), top=1) == 2


def test_the_choice_is_spread_evenly_over_the_top() -> None:
    generator = rng()
    chosen = [choose(np.arange(20.0), np.ones(20, dtype=bool), generator, top=5) for _ in range(2000)]
    counts = np.bincount(np.array(chosen), minlength=20)
    assert counts[:15].sum() == 0
    assert (np.abs(counts[15:] - 400) < 80).all()


def test_the_same_seed_chooses_the_same_items() -> None:
    runs = []
    for _ in range(2):
        generator = rng()
        runs.append([choose(np.arange(20.0), np.ones(20, dtype=bool), generator) for _ in range(10)])
    assert runs[0] == runs[1]


def test_nothing_allowed_chooses_nothing() -> None:
    assert choose([1.0, 2.0], np.zeros(2, dtype=bool), rng()) is None


@pytest.mark.parametrize(
    ("errors", "answered", "stops"),
    [([0.39, 0.2], 3, True), ([0.41, 0.2], 3, False), ([0.4, 0.2], 3, False), ([0.9, 0.9], 12, True)],
)
def test_a_test_stops_when_every_error_is_below_target_or_at_its_length(
    errors: list[float], answered: int, stops: bool
) -> None:
    assert should_stop(errors, answered, target=0.4, length=12) is stops


def test_without_rules_a_test_does_not_stop() -> None:
    assert not should_stop([0.0001], 10_000)


def test_adaptive_selection_beats_random_selection() -> None:
    generator = np.random.default_rng(9)
    models = [ItemModel(ONE_SKILL, np.exp(generator.normal(0.1, 0.3)), generator.normal()) for _ in range(200)]
    items, abilities = stack_items(models), generator.normal(size=60)
    rmse = {}
    for adaptive in (True, False):
        errors = [sitting(models, items, float(one), adaptive, generator) - one for one in abilities]
        rmse[adaptive] = float(np.sqrt(np.mean(np.square(errors))))
    print("RMSE after 15 items:", rmse)
    assert rmse[True] < 0.85 * rmse[False]


def sitting(
    models: list[ItemModel], items: ItemArray, ability: float, adaptive: bool, generator: np.random.Generator
) -> float:
    """The estimate after 15 items, chosen adaptively or at random."""
    mean, covariance, allowed = np.zeros(1), np.eye(1), np.ones(len(models), dtype=bool)
    for _ in range(15):
        value = expected_information(mean, covariance, items) if adaptive else generator.random(len(models))
        number = choose(value, allowed, generator, top=5)
        assert number is not None
        allowed[number] = False
        p = category_probabilities(ability, models[number].a, models[number].b, 0, models[number].steps)
        mean, covariance = update(mean, covariance, models[number], int(generator.random() < p[1]))
    return float(mean[0])


def test_degenerate_arguments_are_named() -> None:
    items = items_at([0.0])
    with pytest.raises(ValueError, match="items: weigh 1 skills"):
        expected_information([0.0, 0.0], np.eye(2), items)
    with pytest.raises(ValueError, match="goals"):
        expected_variance_drop([0.0], np.eye(1), items, [[1.0, 0.0]])
    with pytest.raises(ValueError, match="value"):
        choose([np.nan], np.ones(1, dtype=bool), rng())
    with pytest.raises(ValueError, match="allowed"):
        choose([1.0], np.ones(2, dtype=bool), rng())
    with pytest.raises(ValueError, match="top"):
        choose([1.0], np.ones(1, dtype=bool), rng(), top=0)
    with pytest.raises(ValueError, match="standard_errors"):
        should_stop([np.nan], 3, target=0.4)
    with pytest.raises(ValueError, match="target"):
        should_stop([0.3], 3, target=np.nan)


def test_selection_leaves_the_posterior_alone() -> None:
    found = posterior([0.0], np.eye(1), [])
    expected_variance_drop(found.mean, found.covariance, items_at([0.0]), [[1.0]])
    assert found.covariance.tolist() == [[1.0]]
