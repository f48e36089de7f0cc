"""Interpolation over scores: as good as the function itself, and its transpose."""

import numpy as np
import pytest

from assessment.psychometrics.score_grid import ScoreGrid

GRID = ScoreGrid(-3.0, 40.0)
SCORES = np.concatenate([[-3.0, 40.0, GRID.nodes[2], GRID.nodes[9]], np.random.default_rng(4).uniform(-3, 40, 500)])


def test_polynomials_and_smooth_functions_are_reproduced() -> None:
    place = GRID.place(SCORES)
    for function in (np.ones_like, lambda s: np.tanh((s - 18) / 10), lambda s: np.exp(-s)):
        expected = function(SCORES)
        error = np.abs(place.interpolate(GRID.curve(function(GRID.nodes))) - expected).max()
        assert error < 1e-8 * np.abs(expected).max()


def test_spreading_masses_is_the_transpose_of_interpolating() -> None:
    rng = np.random.default_rng(5)
    values, mass = rng.normal(size=GRID.nodes.size), rng.uniform(0, 3, SCORES.size)
    place = GRID.place(SCORES)
    assert place.spread(mass) @ values == pytest.approx(mass @ place.interpolate(GRID.curve(values)), rel=1e-12)


def test_spread_keeps_the_total_and_the_mean() -> None:
    spread = GRID.place(SCORES).spread(np.ones(SCORES.size))
    assert spread.sum() == pytest.approx(SCORES.size, rel=1e-12)
    assert spread @ GRID.nodes == pytest.approx(SCORES.sum(), rel=1e-9)


def test_scores_that_are_all_equal_have_a_place() -> None:
    grid = ScoreGrid(2.0, 2.0)
    assert grid.place(np.full(3, 2.0)).interpolate(grid.curve(np.full(grid.nodes.size, 7.0))) == pytest.approx(7.0)
