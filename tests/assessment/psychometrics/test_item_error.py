"""A score carries the error of its items."""

from collections.abc import Callable

import numpy as np
import pytest

from assessment.psychometrics.expected_ability import Abilities, expected_ability
from assessment.psychometrics.item_error import ItemError, independent_errors
from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.item_priors import ItemPriors
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.modal_ability import modal_ability, weighted_likelihood_ability
from assessment.psychometrics.normal import Z90
from assessment.psychometrics.oakes import standard_errors

from .simulated_answers import answers, joined, population, random_items

MIXED = joined(random_items(4, 1), random_items(3, 2, steps=2), random_items(3, 3, c=0.2))
SCORERS = [expected_ability, modal_ability, weighted_likelihood_ability]


def shifted(items: ItemParameters, item: int, place: int, shift: float) -> ItemParameters:
    a, d, logit_c = items.a.copy(), items.d.copy(), np.log(np.maximum(items.c, 1e-12) / (1 - items.c))
    if place == 0:
        a[item] += shift
    elif place <= d.shape[1]:
        d[item, place - 1] += shift
    else:
        logit_c[item] += shift
    return ItemParameters(a, d, np.where(items.c > 0, 1 / (1 + np.exp(-logit_c)), 0.0))


@pytest.mark.parametrize("scorer", SCORERS)
@pytest.mark.parametrize(("item", "place"), [(0, 0), (1, 1), (5, 0), (5, 1), (5, 2), (8, 0), (8, 1), (8, 3)])
def test_what_is_added_is_the_squared_move_of_the_score(
    scorer: Callable[..., Abilities], item: int, place: int
) -> None:
    responses = answers(MIXED, population(20, 4), seed=5, missing=0.1)
    free = np.zeros((10, 4), dtype=bool)
    free[item, place] = True
    sd = 0.3
    with_error = scorer(responses, MIXED, item_error=ItemError(free, np.array([[sd**2]])))
    alone = scorer(responses, MIXED)
    width = 1e-4
    up, down = (scorer(responses, shifted(MIXED, item, place, sign * width)).theta for sign in (1, -1))
    moved = sd * np.abs(up - down) / (2 * width)
    added = np.sqrt(np.maximum(with_error.se**2 - alone.se**2, 0))
    assert added == pytest.approx(moved, abs=2e-5)
    assert with_error.theta == pytest.approx(alone.theta, abs=1e-9)


def test_with_few_persons_behind_the_items_only_carried_errors_cover_enough() -> None:
    """Items from 150 persons, scores of 500 others each; ten such banks."""
    naive: list[float] = []
    honest: list[float] = []
    for seed in range(10):
        items = random_items(60, 20 + seed)
        first = answers(items, population(150, 40 + seed), seed)
        found = calibrate(first, priors=ItemPriors.weak())
        error = standard_errors(found, first).items
        theta = population(500, 60 + seed)
        responses = answers(items, theta, 80 + seed)
        for covered, carried in ((naive, None), (honest, error)):
            score = expected_ability(responses, found.items, item_error=carried)
            covered.append(float((np.abs(score.theta - theta) < Z90 * score.se).mean()))
    print(f"90 % intervals, items from 150 persons: naive {np.mean(naive):.3f}, carried {np.mean(honest):.3f}")
    assert np.mean(naive) < np.mean(honest)
    assert np.mean(honest) == pytest.approx(0.9, abs=0.02)


def test_an_experts_uncertain_difficulty_widens_intervals() -> None:
    responses = answers(MIXED, population(30, 6), seed=7)
    sure = expected_ability(responses, MIXED)
    unsure = expected_ability(responses, MIXED, item_error=independent_errors(MIXED, b=0.5))
    assert (unsure.se > sure.se).all()


def test_independent_errors_move_every_step_together_with_b() -> None:
    items = ItemParameters.from_difficulties([1.5], [0.2], 0.0, np.array([[-0.4, 0.4]]))
    error = independent_errors(items, b=0.3)
    moved = ItemParameters.from_difficulties([1.5], [0.2 + 0.3], 0.0, np.array([[-0.4, 0.4]]))
    step = np.concatenate([moved.a - items.a, (moved.d - items.d)[0]])
    assert error.covariance == pytest.approx(np.outer(step, step))


def test_an_unusable_error_is_named() -> None:
    with pytest.raises(ValueError, match="standard errors"):
        independent_errors(item_parameters([1.0], [0.0]), b=-0.1)
