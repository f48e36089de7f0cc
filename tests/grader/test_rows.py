"""Tables: what a query gave against what it should have given."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.checkers import Check, check, validate
from grader.checkers.rows import difference
from grader.checkers.tables import Table, table_of
from grader.verdicts import Verdict

NAMED = {"kind": "rows", "columns": True}
ORDERED = {"kind": "rows", "ordered": True}

cells = st.one_of(st.none(), st.integers(-3, 3), st.sampled_from([0.5, 1.5]), st.sampled_from("ab"))
tables = st.lists(st.tuples(cells, cells), max_size=8)


def query(columns: str, *rows: Any) -> dict[str, Any]:
    return {"columns": columns.split(), "rows": [list(row) for row in rows]}


def judged(produced: Any, expected: Any, **options: Any) -> Check:
    return check({"kind": "rows", **options}, produced, expected)


@given(tables, st.randoms(use_true_random=False))
def test_a_query_may_give_its_rows_in_any_order(rows: list[Any], rng: random.Random) -> None:
    shuffled = rng.sample(rows, len(rows))
    assert judged(query("a b", *shuffled), query("a b", *rows)).verdict == Verdict.ACCEPTED


@given(tables, tables)
def test_what_is_left_over_are_the_rows_that_have_no_equal(got: list[Any], wanted: list[Any]) -> None:
    found = difference(Table(got), Table(wanted))
    extra, missing = [got[at] for at in found.extra], [wanted[at] for at in found.missing]
    assert len(got) - len(extra) == len(wanted) - len(missing)
    assert not set(extra) & set(missing)
    assert sorted(found.extra) == list(found.extra)


@given(tables, tables)
def test_in_order_a_row_is_compared_with_the_one_in_its_place(got: list[Any], wanted: list[Any]) -> None:
    found = difference(Table(got), Table(wanted), ordered=True)
    same = [at for at, (row, other) in enumerate(zip(got, wanted, strict=False)) if row == other]
    assert [at for at in range(len(got)) if at not in found.extra] == same
    assert [at for at in range(len(wanted)) if at not in found.missing] == same


def test_a_table_and_a_list_of_rows_can_be_compared() -> None:
    assert judged([["a", 1]], query("x y", ["a", 1])).verdict == Verdict.ACCEPTED
    assert judged(query("x y", ["a", 1]), [("a", 1.0)]).verdict == Verdict.ACCEPTED


def test_names_of_columns_count_only_when_asked_for_and_never_their_case() -> None:
    assert judged(query("x", [1]), query("y", [1])).verdict == Verdict.ACCEPTED
    assert check(NAMED, query("Score", [1]), query("sCORE", [1])).verdict == Verdict.ACCEPTED
    found = check(NAMED, query("model n", ["a", 1]), query("model runs", ["a", 1]))
    assert found.message == "Expected column 2 to be named 'runs', got 'n'"


def test_names_that_are_asked_for_must_be_there() -> None:
    found = check(NAMED, [[1]], query("a", [1]))
    assert (found.verdict, found.message) == (Verdict.WRONG_TYPE, "Expected a table, got a list")


def test_another_number_of_columns_is_told_with_both_lists_even_without_rows() -> None:
    found = judged(query("model mean n"), query("model mean"))
    assert found.message == "Expected 2 columns (model, mean), got 3 (model, mean, n)"
    assert judged(query("a b"), query("a")).message == "Expected 1 column (a), got 2 (a, b)"


def test_another_number_of_rows_is_told() -> None:
    assert judged(query("a"), query("a", [1])).message == "Expected 1 row, got 0"
    assert judged([[1]], [[1], [2]]).message == "Expected 2 rows, got 1"


def test_a_missing_row_is_told_as_sql_writes_it() -> None:
    found = judged(query("a b c", ["x", 1, b""]), query("a b c", [None, 1 / 3, b"\0\xff"]))
    assert found.message == "The row (NULL, 0.3333, x'00ff') is missing"
    assert judged([("x", 1)], [(None, 0.25)]).message == "The row (None, 0.25) is missing"


def test_in_order_the_first_cell_that_differs_is_told() -> None:
    got, expected = query("id score", [1, 0.5], [2, 0.5]), query("id score", [1, 0.5], [2, None])
    assert check(ORDERED, got, expected).message == "First difference in row 2, column score: expected NULL, got 0.5"
    assert check(ORDERED, [[1]], [[2]]).message == "First difference in row 1: expected (2,), got (1,)"


def test_a_difference_has_as_many_digits_as_it_takes() -> None:
    found = check(ORDERED, query("a", [1 / 3 + 1e-5]), query("a", [1 / 3]))
    assert found.message == "First difference in row 1, column a: expected 0.33333333, got 0.33334333"


@pytest.mark.parametrize(
    "value",
    [
        {"columns": ["a"]},
        {"columns": ["a"], "rows": [[1, 2]]},
        {"columns": [1], "rows": [[1]]},
        {"columns": "a", "rows": [["x"]]},
        {"columns": ["a"], "rows": None},
        {"columns": ["a"], "rows": [[1]], "more": 1},
        [1],
        "text",
        None,
    ],
)
def test_what_is_no_table_is_a_wrong_type(value: Any) -> None:
    assert table_of(value) is None
    assert judged(value, query("a", [1])).verdict == Verdict.WRONG_TYPE


def test_a_large_table_without_a_row_in_common_is_compared_in_good_time() -> None:
    got, expected = ([[at + offset, 0.5, "x"] for at in range(1000)] for offset in (0, 10**6))
    assert judged(got, expected).message == "The row (1000000, 0.5, 'x') is missing"


def test_only_rows_have_the_option() -> None:
    assert validate(NAMED) == {"columns": True}
    with pytest.raises(ValueError, match="columns is true or false"):
        validate({"kind": "rows", "columns": "yes"})
    with pytest.raises(ValueError, match="no option 'columns'"):
        validate({"kind": "exact", "columns": True})
