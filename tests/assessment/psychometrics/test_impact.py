"""Selection rates and impact ratios."""

import numpy as np
import pytest
from scipy.stats import fisher_exact

from assessment.psychometrics.impact import GroupImpact, Impact, Selected, impact


def two(first: tuple[int, int], second: tuple[int, int]) -> GroupImpact:
    """The second of two groups, of which each is (selected, persons)."""
    return impact({"first": Selected(*first), "second": Selected(*second)})["second"]


def test_the_worked_case_of_measurement_md() -> None:
    found = impact({"first": Selected(48, 80), "second": Selected(12, 40)})
    assert found["first"] == GroupImpact(0.6, Impact.HIGHEST_RATE)
    second = found["second"]
    assert (second.rate, second.ratio, second.verdict) == (0.3, 0.5, Impact.BELOW_FOUR_FIFTHS)
    assert second.p == pytest.approx(fisher_exact([[12, 28], [48, 32]]).pvalue)
    assert second.interval is not None
    low, high = second.interval
    print(f"ratio .50, interval {low:.2f} to {high:.2f}, p {second.p:.4f}")
    assert 0 < low < 0.5 < high < 1


def test_every_group_is_measured_against_the_highest_rate() -> None:
    found = impact({"a": Selected(30, 100), "b": Selected(50, 100), "c": Selected(45, 100)})
    assert {name: (one.ratio, one.verdict) for name, one in found.items()} == {
        "a": (0.6, Impact.BELOW_FOUR_FIFTHS),
        "b": (None, Impact.HIGHEST_RATE),
        "c": (0.9, Impact.WITHIN_FOUR_FIFTHS),
    }


@pytest.mark.parametrize(
    ("first", "second"), [((50, 100), (40, 100)), ((30, 60), (28, 70)), ((21, 30), (28, 50)), ((49, 70), (14, 25 * 2))]
)
def test_exactly_four_fifths_is_not_below(first: tuple[int, int], second: tuple[int, int]) -> None:
    expected = Impact.BELOW_FOUR_FIFTHS if second == (14, 50) else Impact.WITHIN_FOUR_FIFTHS
    assert two(first, second).verdict == expected


@pytest.mark.parametrize(("persons", "verdict"), [(29, Impact.NOT_ENOUGH_DATA), (30, Impact.BELOW_FOUR_FIFTHS)])
def test_groups_below_thirty_are_too_few(persons: int, verdict: Impact) -> None:
    found = two((50, 100), (3, persons))
    assert found.verdict == verdict
    assert (found.ratio is None) == (found.p is None) == (found.interval is None) == (persons == 29)


def test_a_small_group_is_not_the_measure_of_others() -> None:
    found = impact({"tiny": Selected(5, 5), "a": Selected(50, 100), "b": Selected(45, 100)})
    assert found["tiny"].verdict == Impact.NOT_ENOUGH_DATA
    assert found["b"].ratio == pytest.approx(0.9)


def test_one_large_group_alone_has_nothing_to_be_compared_with() -> None:
    found = impact({"a": Selected(50, 100), "b": Selected(3, 9)})
    assert {one.verdict for one in found.values()} == {Impact.NOT_ENOUGH_DATA}


def test_no_groups_have_no_impact() -> None:
    assert impact({}) == {}


def test_a_group_of_nobody_has_too_few() -> None:
    assert impact({"a": Selected(0, 0)}, minimum=0)["a"] == GroupImpact(0.0, Impact.NOT_ENOUGH_DATA)


def test_nobody_selected_is_equal() -> None:
    found = two((0, 100), (0, 50))
    assert (found.ratio, found.p, found.verdict) == (1, 1, Impact.WITHIN_FOUR_FIFTHS)
    assert found.interval is not None and found.interval[0] < 0.8 and found.interval[1] > 5


def test_a_group_of_which_nobody_was_selected_has_an_interval_that_is_not_certain() -> None:
    found = two((30, 100), (0, 40))
    assert found.ratio == 0
    assert found.interval is not None and 0 < found.interval[1] < 0.3


def test_the_same_counts_give_the_same_interval_wherever_they_stand() -> None:
    there = impact({"a": Selected(48, 80), "b": Selected(12, 40), "c": Selected(20, 50)})
    back = impact({"c": Selected(20, 50), "b": Selected(12, 40), "a": Selected(48, 80)})
    assert there == back


@pytest.mark.parametrize(
    ("first", "second"),
    [((0.6, 80), (0.3, 40)), ((0.2, 80), (0.1, 40)), ((0.95, 100), (0.9, 30)), ((0.1, 60), (0.05, 30))],
)
def test_the_interval_covers_the_true_ratio_as_often_as_it_says(
    first: tuple[float, int], second: tuple[float, int]
) -> None:
    """True rate and size of two groups; whichever is seen to have the higher rate is the measure of the other."""
    rng = np.random.default_rng(17)
    truth = {"first": first[0] / second[0], "second": second[0] / first[0]}
    covered = 0
    for _ in range(300):
        drawn = {
            name: Selected(int(rng.binomial(persons, rate)), persons)
            for name, (rate, persons) in (("first", first), ("second", second))
        }
        intervals = {name: one.interval for name, one in impact(drawn).items() if one.interval}
        covered += sum(low <= truth[name] <= high for name, (low, high) in intervals.items())
    print(f"{first} against {second}: 95 % intervals cover {covered / 300:.3f}")
    assert covered / 300 > 0.95 - 3 * np.sqrt(0.95 * 0.05 / 300)


def test_impossible_counts_are_named() -> None:
    with pytest.raises(ValueError, match="selected: expected 0 to 3 persons, got 4"):
        Selected(4, 3)


def test_an_impossible_level_is_named() -> None:
    with pytest.raises(ValueError, match="level"):
        impact({}, level=95)
