from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.arithmetic import ArithmeticProblem, parse
from quizzes.variants import Parametrisation, draw, orders, permuted, span


def test_the_same_name_draws_the_same_variants_everywhere() -> None:
    # Fixed values: a change here would give every stored item other variants.
    drawn = draw(Parametrisation({"a": [1, 2, 3], "b": [10, 20]}, variants=3), "bank/item")
    assert drawn == [{"a": 2, "b": 10}, {"a": 3, "b": 10}, {"a": 1, "b": 10}]


def test_another_name_draws_other_variants() -> None:
    values = Parametrisation({"a": list(range(1000))}, variants=5)
    assert draw(values, "bank/one") != draw(values, "bank/two")


def test_no_combination_is_drawn_twice() -> None:
    drawn = draw(Parametrisation({"a": [1, 2, 3, 4], "b": [1, 2, 3]}, variants=12), "x")
    assert len({(names["a"], names["b"]) for names in drawn}) == 12


def test_formulas_are_computed_in_order_from_parameters_and_earlier_ones() -> None:
    formulas = {"double": parse("2 * a"), "more": parse("double + a")}
    assert draw(Parametrisation({"a": [5]}, formulas, variants=1), "x") == [{"a": 5, "double": 10, "more": 15}]


def test_combinations_for_which_where_does_not_hold_are_left_out() -> None:
    drawn = draw(Parametrisation({"a": list(range(10))}, where=parse("a % 2 == 0"), variants=5), "x")
    assert sorted(names["a"] for names in drawn) == [0, 2, 4, 6, 8]


def test_where_may_use_formulas() -> None:
    formulas = {"square": parse("a * a")}
    drawn = draw(Parametrisation({"a": list(range(10))}, formulas, parse("square > 60"), 2), "x")
    assert sorted(names["a"] for names in drawn) == [8, 9]


def test_where_keeps_a_formula_from_dividing_by_zero() -> None:
    formulas = {"inverse": parse("1 / a")}
    assert draw(Parametrisation({"a": [0, 4]}, formulas, parse("a > 0"), 1), "x") == [{"a": 4, "inverse": 0.25}]


def test_too_few_allowed_combinations_are_a_problem() -> None:
    with pytest.raises(ArithmeticProblem, match="at least 20 allowed combinations of the values, got 3"):
        draw(Parametrisation({"a": [1, 2, 3]}), "x")


def test_too_many_combinations_are_refused() -> None:
    with pytest.raises(ArithmeticProblem, match="at most 100000 combinations"):
        draw(Parametrisation({name: list(range(100)) for name in "abc"}), "x")


def test_a_range_includes_its_last_value_and_has_no_rounding_noise() -> None:
    assert span(0.1, 0.5, 0.1) == [0.1, 0.2, 0.3, 0.4, 0.5]
    assert span(1000, 3000, 500) == [1000, 1500, 2000, 2500, 3000]


@pytest.mark.parametrize("given_range", [(1, 0, 1), (0, 1, 0), (0, 1, -1), (0, 1, 1e-9)])
def test_a_range_that_leads_nowhere_is_a_problem(given_range: tuple[float, float, float]) -> None:
    with pytest.raises(ArithmeticProblem):
        span(*given_range)


@settings(deadline=None)  # other work on the machine is no failure
@given(st.integers(0, 60), st.text(max_size=5))
def test_a_permutation_holds_every_index_once(count: int, seed: str) -> None:
    assert sorted(permuted(count, seed)) == list(range(count))


@settings(deadline=None)  # other work on the machine is no failure
@given(st.integers(2, 10), st.integers(1, 6), st.text(max_size=5))
def test_orders_differ_from_each_other(count: int, how_many: int, seed: str) -> None:
    found = orders(count, how_many, seed)
    assert len(set(map(tuple, found))) == len(found) == (min(how_many, 2) if count == 2 else how_many)


@settings(deadline=None)  # other work on the machine is no failure
@given(st.integers(3, 8), st.text(max_size=5))
def test_the_right_order_is_never_shown_when_it_is_the_answer(count: int, seed: str) -> None:
    assert list(range(count)) not in orders(count, 5, seed, leave_out_sorted=True)


@settings(deadline=None)  # other work on the machine is no failure
@given(st.text(max_size=5))
def test_over_four_orders_each_of_four_options_stands_once_in_each_place(seed: str) -> None:
    assert set(Counter(order.index(0) for order in orders(4, 4, seed)).values()) == {1}
