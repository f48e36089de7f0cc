"""Q3, by identity and by simulation."""

import numpy as np
import pytest

from assessment.psychometrics.expected_ability import expected_ability
from assessment.psychometrics.item_parameters import item_parameters
from assessment.psychometrics.local_dependence import local_dependence
from assessment.psychometrics.residuals import residuals

ITEMS = item_parameters(np.full(15, 1.2), np.linspace(-1.5, 1.5, 15))


def simulate(persons: int = 2000, seed: int = 3, shared: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Answers and true abilities; the first three items also share a trait of this standard deviation."""
    rng = np.random.default_rng(seed)
    theta = rng.normal(size=persons)
    eta = np.tile(theta[:, None], 15)
    eta[:, :3] += shared * rng.normal(size=(persons, 1))
    p = 1 / (1 + np.exp(-1.2 * eta - np.linspace(-1.5, 1.5, 15)))
    return (rng.random(p.shape) < p).astype(float), theta


def test_q3_is_the_correlation_of_residuals() -> None:
    given, theta = simulate()
    values = residuals(given, theta, ITEMS).values
    assert local_dependence(given, theta, ITEMS).q3 == pytest.approx(np.corrcoef(values.T), abs=1e-12)


def test_gaps_are_left_out_pair_by_pair() -> None:
    given, theta = simulate()
    gaps = given.copy()
    gaps[np.random.default_rng(0).random(gaps.shape) < 0.3] = np.nan
    values = residuals(gaps, theta, ITEMS).values
    both = np.isfinite(values[:, 2]) & np.isfinite(values[:, 9])
    found = local_dependence(gaps, theta, ITEMS)
    assert found.q3[2, 9] == pytest.approx(np.corrcoef(values[both, 2], values[both, 9])[0, 1], abs=1e-12)
    assert found.persons[2, 9] == both.sum()


def test_items_that_share_more_than_the_ability_are_found() -> None:
    given, _ = simulate(shared=1.5)
    found = local_dependence(given, expected_ability(given, ITEMS).theta, ITEMS)
    assert {(pair.first, pair.second) for pair in found.dependent} == {(0, 1), (0, 2), (1, 2)}
    assert [pair.q3 for pair in found.dependent] == sorted((pair.q3 for pair in found.dependent), reverse=True)


def test_with_estimated_abilities_the_mean_is_below_zero_and_independent_items_are_not_flagged() -> None:
    flagged = 0
    for seed in range(20):
        given, _ = simulate(seed=seed, persons=500)
        found = local_dependence(given, expected_ability(given, ITEMS).theta, ITEMS)
        assert -0.09 < found.mean < -0.03
        flagged += len(found.dependent)
    print(f"{flagged} of {20 * 105} pairs of independent items flagged at 500 persons")
    assert flagged <= 1


def test_pairs_that_too_few_answered_are_not_judged() -> None:
    given, theta = simulate(persons=150)
    given[60:, 4] = np.nan
    found = local_dependence(given, theta, ITEMS)
    assert np.isnan(found.q3[4]).all()
    assert np.isfinite(found.q3[3, 5])
    assert np.isfinite(found.mean)


@pytest.mark.parametrize("given", [np.ones((1, 15)), np.full((200, 15), np.nan)])
def test_without_enough_persons_no_pair_is_known(given: np.ndarray) -> None:
    found = local_dependence(given, np.zeros(len(given)), ITEMS)
    assert (found.mean, found.dependent) == (0, ())


def test_residuals_that_do_not_vary_correlate_with_nothing() -> None:
    found = local_dependence(np.ones((200, 15)), np.zeros(200), ITEMS)
    assert (found.q3 == np.eye(15)).all()
    assert found.dependent == ()


def test_one_item_has_no_pairs() -> None:
    assert local_dependence([[1], [0]], [0.0, 1.0], item_parameters([1], [0])).dependent == ()
