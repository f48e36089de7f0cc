"""Infit and outfit, by simulation under a known model."""

import numpy as np
import pytest

from assessment.psychometrics.item_fit import item_fit
from assessment.psychometrics.item_parameters import item_parameters

ITEMS = item_parameters(np.ones(12), np.linspace(-2, 2, 12))


def simulate(persons: int = 1500, seed: int = 0, slope: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Answers and the true abilities; the first item has another slope than ITEMS says."""
    rng = np.random.default_rng(seed)
    theta = rng.normal(size=persons)
    a = np.where(np.arange(12) == 5, slope, 1.0)
    p = 1 / (1 + np.exp(-a * theta[:, None] - np.linspace(-2, 2, 12)))
    return (rng.random(p.shape) < p).astype(float), theta


def test_where_the_model_holds_mean_squares_are_one_and_standardised_values_normal() -> None:
    found = [item_fit(*simulate(seed=seed), ITEMS) for seed in range(60)]
    for name in ("infit", "outfit"):
        assert np.mean([getattr(one, name) for one in found]) == pytest.approx(1, abs=0.01)
        z = np.array([getattr(one, f"{name}_z") for one in found])
        print(f"{name}: mean {z.mean():.3f}, sd {z.std():.3f}, {(np.abs(z) > 1.96).mean():.3f} beyond 1.96")
        assert z.mean() == pytest.approx(0, abs=0.12)
        assert z.std() == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize(("slope", "direction"), [(0.3, 1), (2.5, -1)])
def test_a_flat_item_is_erratic_and_a_steep_one_predictable(slope: float, direction: int) -> None:
    found = item_fit(*simulate(slope=slope), ITEMS)
    assert direction * (found.infit[5] - 1) > 0.05
    assert direction * found.infit_z[5] > 3
    assert np.argmax(np.abs(found.infit_z)) == 5


def test_a_few_wild_answers_move_outfit_more_than_infit() -> None:
    """The ablest persons miss the easiest item."""
    given, theta = simulate()
    given[np.argsort(theta)[-10:], 11] = 0
    found = item_fit(given, theta, ITEMS)
    assert found.outfit[11] - 1 > 2 * (found.infit[11] - 1) > 0


def test_the_outfit_of_one_answer_is_its_squared_standardised_residual() -> None:
    found = item_fit([[1]], [0.7], item_parameters([1.0], [-0.2]))
    p = 1 / (1 + np.exp(-0.5))
    assert found.outfit[0] == pytest.approx((1 - p) / p)
    assert found.infit[0] == pytest.approx((1 - p) / p)


def test_missing_answers_are_left_out() -> None:
    given, theta = simulate()
    gaps = given.copy()
    gaps[::2, 3] = np.nan
    found, known = item_fit(gaps, theta, ITEMS), item_fit(given[1::2], theta[1::2], ITEMS)
    assert found.infit[3] == pytest.approx(known.infit[3])
    assert found.outfit_z[3] == pytest.approx(known.outfit_z[3])
    assert found.persons[3] == 750


@pytest.mark.parametrize("given", [np.ones((5, 12)), np.zeros((5, 12)), np.ones((1, 12)), np.full((5, 12), np.nan)])
@pytest.mark.parametrize("ability", [0.0, 40.0, -40.0])
def test_degenerate_answers_give_finite_numbers(given: np.ndarray, ability: float) -> None:
    found = item_fit(given, np.full(len(given), ability), ITEMS)
    assert np.isfinite([found.infit, found.outfit, found.infit_z, found.outfit_z]).all()


def test_nothing_speaks_against_an_item_that_nobody_answered() -> None:
    found = item_fit(np.full((5, 12), np.nan), np.zeros(5), ITEMS)
    assert (found.infit[0], found.outfit[0], found.infit_z[0], found.outfit_z[0], found.persons[0]) == (1, 1, 0, 0, 0)
