"""SQUAREM on maps whose fixed point is known."""

import numpy as np
import pytest

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.squarem import squarem

TARGET = np.array([1.0, -2.0, 0.5])
RATES = np.array([0.99, 0.9, 0.2])


def slow(x: FloatArray) -> tuple[FloatArray, float]:
    return TARGET + RATES * (x - TARGET), -float(((x - TARGET) ** 2).sum())


def test_it_finds_the_fixed_point() -> None:
    found = squarem(slow, np.zeros(3), tolerance=1e-9, max_maps=500)
    assert found.converged
    assert found.point == pytest.approx(TARGET, abs=1e-6)


def test_it_takes_a_tenth_of_the_maps_of_plain_iteration() -> None:
    x, plain, change = np.zeros(3), 0, 1.0
    while change >= 1e-9:
        after, _ = slow(x)
        change, x, plain = float(np.abs(after - x).max()), after, plain + 1
    assert squarem(slow, np.zeros(3), tolerance=1e-9, max_maps=5000).maps < plain / 10


def test_a_step_that_lowers_the_objective_is_taken_back() -> None:
    """Beyond 1.5 the objective collapses: an extrapolation that lands there must not be kept."""

    def walled(x: FloatArray) -> tuple[FloatArray, float]:
        after, objective = slow(x)
        return after, objective if x[0] < 0.6 or abs(x[0] - 1) < 0.3 else -1e6

    found = squarem(walled, np.zeros(3), tolerance=1e-9, max_maps=5000)
    assert found.converged
    assert found.objective > -1e-6


def test_a_step_out_of_the_domain_is_taken_back() -> None:
    def root(x: FloatArray) -> tuple[FloatArray, float]:
        with np.errstate(invalid="ignore"):
            return 0.9 * x + 0.1 * np.sqrt(x), -float(np.abs(x - 1).sum()) if (x > 0).all() else np.nan

    assert squarem(root, np.array([1e-4]), tolerance=1e-9, max_maps=5000).point == pytest.approx(1, abs=1e-6)


def test_lack_of_convergence_is_reported_not_raised() -> None:
    found = squarem(slow, np.zeros(3), tolerance=1e-15, max_maps=3)
    assert (found.converged, found.maps) == (False, 3)
    assert np.isfinite(found.change)


def test_a_map_that_leads_nowhere_ends() -> None:
    found = squarem(lambda x: (x * np.nan, np.nan), np.ones(2), tolerance=1e-6, max_maps=50)
    assert not found.converged
