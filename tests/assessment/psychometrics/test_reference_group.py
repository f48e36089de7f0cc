"""Percentiles within a reference group."""

import numpy as np
import pytest

from assessment.psychometrics.normal import normal_cdf
from assessment.psychometrics.reference_group import Percentile, percentile

RELIABILITY = 0.8


def posteriors(rng: np.random.Generator, persons: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """True abilities N(0, 1), and mean and sd of their posteriors after answers of reliability .8."""
    theta = rng.normal(size=persons)
    seen = theta + rng.normal(scale=np.sqrt(1 / RELIABILITY - 1), size=persons)
    return theta, RELIABILITY * seen, np.full(persons, np.sqrt(1 - RELIABILITY))


def of(person: tuple[float, float], group: tuple[np.ndarray, np.ndarray], **options: float) -> Percentile:
    found = percentile(*person, *group, **options)  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize("size", [300, 3000])
def test_the_interval_covers_the_percentile_among_all_persons(size: int, full: bool) -> None:
    """The truth is the share of the whole population, of which the group is a sample."""
    rng = np.random.default_rng(23)
    persons = 1000 if full else 60
    covered = 0
    for _ in range(persons):
        _, *group = posteriors(rng, size)
        theta, mean, sd = posteriors(rng, 1)
        found = of((float(mean[0]), float(sd[0])), (group[0], group[1]))
        covered += found.low <= 100 * float(normal_cdf(theta[0])) <= found.high
    print(f"group of {size}: 90 % intervals of {persons} persons cover {covered / persons:.3f}")
    assert covered / persons == pytest.approx(0.9, abs=3 * np.sqrt(0.09 / persons))


def test_ranks_of_the_means_would_be_too_far_out() -> None:
    rng = np.random.default_rng(24)
    _, *group = posteriors(rng, 5000)
    person = (1.2, 1e-6)  # known almost exactly: 88.5 % of all are below
    ranked = 100 * (group[0] < person[0]).mean()
    assert of(person, (group[0], group[1])).middle == pytest.approx(100 * float(normal_cdf(1.2)), abs=1.5)
    assert ranked > 90


def test_a_person_in_the_middle_is_in_the_middle() -> None:
    group = (np.linspace(-2, 2, 401), np.full(401, 0.3))
    found = of((0.0, 0.3), group)
    assert found.middle == pytest.approx(50, abs=3)
    assert found.low == pytest.approx(100 - found.high, abs=5)


def test_the_higher_the_mean_the_higher_the_percentile() -> None:
    group = (np.random.default_rng(1).normal(size=400), np.full(400, 0.3))
    middles = [of((mean, 0.3), group).middle for mean in (-2.0, -1.0, 0.0, 1.0, 2.0)]
    assert middles == sorted(middles)


def test_less_evidence_gives_a_wider_interval() -> None:
    group = (np.random.default_rng(1).normal(size=400), np.full(400, 0.3))
    narrow, wide = (of((0.5, sd), group) for sd in (0.1, 0.8))
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)


def test_the_same_posteriors_give_the_same_interval() -> None:
    group = (np.random.default_rng(1).normal(size=400), np.full(400, 0.3))
    assert of((0.5, 0.2), group) == of((0.5, 0.2), group)


@pytest.mark.parametrize(("size", "shown"), [(0, False), (299, False), (300, True)])
def test_a_group_below_three_hundred_has_no_percentile(size: int, shown: bool) -> None:
    assert (percentile(0.0, 0.3, np.zeros(size), np.full(size, 0.3)) is not None) is shown


@pytest.mark.parametrize("mean", [-30.0, 30.0])
def test_far_outside_the_group_the_percentile_stays_within_its_bounds(mean: float) -> None:
    found = of((mean, 0.3), (np.zeros(300), np.ones(300)))
    assert (found.low, found.high) == ((0, 0) if mean < 0 else (100, 100))


def test_a_group_of_equals_has_the_person_in_its_middle() -> None:
    assert of((0.0, 0.0), (np.zeros(300), np.zeros(300))) == Percentile(50, 50, 50)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((np.nan, 0.3, np.zeros(300), np.ones(300)), "mean"),
        ((0.0, -0.3, np.zeros(300), np.ones(300)), "sd"),
        ((0.0, 0.3, np.full(300, np.nan), np.ones(300)), "group_means"),
        ((0.0, 0.3, np.zeros(300), np.ones(299)), "group_sds"),
        ((0.0, 0.3, np.zeros(300), -np.ones(300)), "group_sds: expected numbers >= 0"),
    ],
)
def test_what_does_not_fit_is_named(arguments: tuple[float, float, np.ndarray, np.ndarray], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        percentile(*arguments)
