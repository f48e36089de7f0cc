"""Exposure control: rates learned while items are in use."""

import json

import numpy as np
import pytest

from assessment.psychometrics.item_eligibility import Eligibility, from_state, items_needed, workable_cap


def greedy_tests(control: Eligibility, tests: int, length: int = 3) -> np.ndarray:
    """Everybody wants the same items, best first; gets the best eligible ones."""
    generator, counts = np.random.default_rng(3), np.zeros(control.items)
    for _ in range(tests):
        eligible = control.draw(generator)
        order = np.concatenate([np.flatnonzero(eligible), np.flatnonzero(~eligible)])
        shown = np.isin(np.arange(control.items), order[:length])
        control.record(eligible, shown)
        counts += shown
    return counts / tests


def test_a_new_item_is_eligible() -> None:
    assert Eligibility(4).probabilities().tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize("cap", [0.1, 0.2, 0.5])
@pytest.mark.parametrize("tests", [100, 1000])
def test_the_most_wanted_items_are_shown_as_often_as_the_cap_allows(cap: float, tests: int) -> None:
    rates = greedy_tests(Eligibility(60, cap), tests)
    print(f"cap {cap}, {tests} tests: largest rate {rates.max():.3f}, of the most wanted {rates[0]:.3f}")
    error = np.sqrt(cap * (1 - cap) / tests)
    assert rates.max() <= cap + 3 * error
    assert rates[0] >= cap - 3 * error


def test_an_item_that_was_shown_too_often_is_held_back_until_it_no_longer_was() -> None:
    control = Eligibility(2, 0.2, tests=100, eligible=np.array([100.0, 100.0]), shown=np.array([60.0, 20.0]))
    assert control.probabilities()[0] < 0.1 < control.probabilities()[1]


def test_a_pool_that_is_too_small_for_the_cap_is_used_evenly_at_a_workable_one() -> None:
    cap = workable_cap(items=10, length=3)
    rates = greedy_tests(Eligibility(10, cap), 400)
    print("cap", cap, "rates", rates)
    assert rates.sum() == pytest.approx(3)
    assert rates.max() <= cap + 3 * np.sqrt(cap * (1 - cap) / 400)


@pytest.mark.parametrize(("items", "length", "cap"), [(1000, 20, 0.2), (20, 4, 0.25), (5, 5, 1.0), (0, 5, 1.0)])
def test_a_workable_cap_is_never_below_what_the_pool_can_give(items: int, length: int, cap: float) -> None:
    assert workable_cap(items, length) == cap


def test_counts_survive_storage() -> None:
    control = Eligibility(8, 0.3)
    greedy_tests(control, 20)
    again = from_state(json.loads(json.dumps(control.state())))
    assert np.array_equal(again.probabilities(), control.probabilities())
    assert again.cap == 0.3
    assert again.tests == 20


def test_rates_are_shares_of_all_tests() -> None:
    control = Eligibility(2)
    control.record(np.array([[True, True], [True, False]]), np.array([[True, False], [True, False]]))
    assert control.rates().tolist() == [1.0, 0.0]
    assert control.eligible.tolist() == [2.0, 1.0]


def test_the_author_is_told_how_many_items_a_cap_needs() -> None:
    assert items_needed(12, 0.2) == 60
    assert items_needed(10, 0.3) == 34


@pytest.mark.parametrize(
    "wrong",
    [
        {"cap": 0.0},
        {"cap": np.nan},
        {"eligible": [1.0]},
        {"eligible": [1.0, 1.0], "shown": [2.0, 0.0], "tests": 5},
        {"eligible": [6.0, 1.0], "shown": [2.0, 0.0], "tests": 5},
    ],
)
def test_counts_that_contradict_each_other_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="expected"):
        from_state({"items": 2} | wrong)
