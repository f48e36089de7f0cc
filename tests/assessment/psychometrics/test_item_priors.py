"""Priors on items: their slopes are those of their density, and small samples stay sane under them."""

import numpy as np
import pytest

from assessment.psychometrics.item_curvature import parameter_rows
from assessment.psychometrics.item_parameters import item_parameters
from assessment.psychometrics.item_priors import ItemPriors, NormalPrior, add_prior, guessing_prior, log_prior
from assessment.psychometrics.marginal_likelihood import calibrate

from .simulated_answers import answers, joined, population, random_items

MIXED = joined(random_items(2, 1), random_items(2, 2, steps=3), random_items(2, 3, c=0.2))
OPTIONS = [0, 0, 0, 0, 4, 5]


@pytest.mark.parametrize(
    "priors",
    [
        ItemPriors.weak(guessing_prior(OPTIONS)),
        ItemPriors.around(random_items(6, 4, steps=3), 0.2, 0.7, guessing_prior(OPTIONS)),
        ItemPriors(d=NormalPrior(np.linspace(-1, 1, 6), 0.5)),
    ],
)
def test_the_gradient_is_that_of_the_density(priors: ItemPriors) -> None:
    rows = parameter_rows(MIXED)
    free = np.isfinite(rows)
    free[:, -1] &= priors.logit_c is not None
    free[0] = False
    gradient = np.zeros(rows.shape)
    add_prior(priors, rows, free, gradient, np.zeros((*rows.shape, rows.shape[1])))
    for place in zip(*np.nonzero(free), strict=True):
        sides = []
        for shift in (1e-5, -1e-5):
            moved = rows.copy()
            moved[place] += shift
            sides.append(log_prior(priors, moved, free))
        assert gradient[place] == pytest.approx((sides[0] - sides[1]) / 2e-5, abs=1e-5)


def test_outside_its_domain_a_slope_has_no_density() -> None:
    rows = parameter_rows(MIXED)
    rows[3, 0] = -0.1
    assert log_prior(ItemPriors.weak(), rows, np.isfinite(rows)) == -np.inf


def test_guessing_is_expected_a_little_below_chance() -> None:
    prior = guessing_prior([4, 0])
    assert 1 / (1 + np.exp(-prior.mean[0])) == pytest.approx(0.2)
    assert np.isnan(prior.mean[1])


def test_with_fifty_persons_weak_priors_halve_the_error_of_slopes_at_least() -> None:
    """Design note, 3.4: .78 by maximum likelihood, .25 under these priors."""
    squares = []
    for seed in range(10):
        items = random_items(30, 20 + seed)
        found = calibrate(answers(items, population(50, seed), seed), priors=ItemPriors.weak())
        squares.append(np.mean((found.items.a - items.a) ** 2))
    print(f"RMSE of a under weak priors, 50 persons: {np.sqrt(np.mean(squares)):.3f}")
    assert np.sqrt(np.mean(squares)) < 0.39


@pytest.mark.parametrize("options", [[1], [-2], [np.nan]])
def test_options_that_cannot_be_are_named(options: list[float]) -> None:
    with pytest.raises(ValueError, match="options"):
        guessing_prior(options)


def test_priors_need_slopes_to_be_centred_on() -> None:
    with pytest.raises(ValueError, match="slopes > 0"):
        ItemPriors.around(item_parameters([-1.0], [0.0]), 0.3, 1.0)
