"""Tables as people read them."""

from typing import Any

import pytest

from grader import showing, tables
from grader.checkers import check
from grader.checkers.tables import Table
from grader.sandbox import ExitReason, Outcome


def grid(table: Table, **marks: Any) -> Any:
    return tables.shown(table, **marks)["table"]


def cells(*row: Any) -> list[str]:
    found = grid(Table([row], [f"c{at}" for at in range(len(row))]))
    return [cell["text"] for cell in found["rows"][0]["cells"]]


def numbers(found: Any) -> list[int]:
    return [row["number"] for row in found["rows"]]


def test_cells_read_as_sql_writes_them() -> None:
    assert cells(None, "", "NULL", 3, 3.0, b"\0\xff", float("inf")) == [
        "NULL",
        "''",
        "NULL",
        "3",
        "3.0",
        "x'00ff'",
        "inf",
    ]


def test_null_is_told_apart_from_the_word() -> None:
    found = grid(Table([(None, "NULL")], ["a", "b"]))
    assert [cell["kind"] for cell in found["rows"][0]["cells"]] == ["null", "text"]


def test_a_float_has_as_many_digits_as_a_difference_can_take() -> None:
    assert cells(1 / 3, 0.1 + 0.2) == ["0.3333333333", "0.3"]


def test_long_text_is_cut() -> None:
    assert cells("x" * 1000) == ["x" * 199 + "…"]


def test_a_long_table_shows_twelve_rows_and_says_how_many_there_are() -> None:
    found = grid(Table([(at,) for at in range(40)], ["a"]))
    assert numbers(found) == list(range(1, 13))
    assert found["total"] == 40


@pytest.mark.parametrize(("first", "shown"), [(0, 1), (5, 1), (20, 16), (39, 29)])
def test_the_first_row_that_differs_is_in_view(first: int, shown: int) -> None:
    found = grid(Table([(at,) for at in range(40)], ["a"]), differing=range(first, 40))
    assert numbers(found) == list(range(shown, shown + 12))
    assert [row["number"] for row in found["rows"] if row["first"]] == [first + 1]


def test_a_column_of_numbers_may_hold_nulls() -> None:
    found = grid(Table([(1, "a"), (None, None)], ["n", "t"]))
    assert [column["number"] for column in found["columns"]] == [True, False]


def test_a_table_can_be_read_in_plain_characters() -> None:
    table = Table([("small", 2), ("large", None)], ["model", "runs"])
    assert tables.shown(table)["text"] == "model | runs\n------+-----\nsmall | 2\nlarge | NULL"
    assert tables.shown(Table([(at,) for at in range(13)], ["a"]))["text"].endswith("12 of 13 rows")
    assert tables.shown(Table([], ["a", "b"]))["text"] == "a | b\n--+--"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "NULL"),
        ("it's", "'it''s'"),
        (b"\1", "x'01'"),
        (1.5, "1.5"),
        (-3, "-3"),
        (float("inf"), "9e999"),
    ],
)
def test_a_literal_is_what_sqlite_reads_back(value: Any, written: str) -> None:
    assert tables.literal(value) == written


def query(columns: str, *rows: Any) -> dict[str, Any]:
    return {"columns": columns.split(), "rows": [list(row) for row in rows]}


def detail(got: Any, expected: Any, **options: Any) -> Any:
    checker = {"kind": "rows", **options}
    shown = {"call": "…", "schema": "CREATE …", "tables": [], "expected": showing.value(expected)}
    outcome = Outcome(ExitReason.FINISHED, got)
    return showing.detail(shown, outcome, expected, check(checker, got, expected), checker)


def marked(found: Any, side: str) -> list[int]:
    return [row["number"] for row in found[side]["table"]["rows"] if row["differs"]]


def test_a_wrong_answer_marks_what_is_missing_and_what_is_not_expected() -> None:
    found = detail(query("a", [1], [2], [9]), query("a", [2], [3], [1]))
    assert (marked(found, "expected"), marked(found, "got")) == ([2], [3])


def test_rows_are_marked_even_if_there_are_too_few() -> None:
    found = detail(query("a", [2]), query("a", [1], [2], [3]))
    assert (marked(found, "expected"), marked(found, "got")) == ([1, 3], [])


def test_in_order_the_same_places_are_marked() -> None:
    found = detail(query("a", [2], [1], [3]), query("a", [1], [2], [3]), ordered=True)
    assert (marked(found, "expected"), marked(found, "got")) == ([1, 2], [1, 2])


def test_where_names_differ_only_they_are_marked() -> None:
    found = detail(query("a c", [1, 2]), query("a b", [7, 8]), columns=True)
    assert [column["differs"] for column in found["got"]["table"]["columns"]] == [False, True]
    assert (marked(found, "expected"), marked(found, "got")) == ([], [])


def test_an_accepted_answer_has_no_marks() -> None:
    found = detail(query("a", [2], [1]), query("a", [1], [2]))
    assert (marked(found, "expected"), marked(found, "got")) == ([], [])


def test_the_tables_of_the_case_stand_beside_its_values() -> None:
    found = detail(query("a"), query("a"))
    assert (found["schema"], found["tables"]) == ("CREATE …", [])


def test_a_dict_that_is_no_table_is_shown_as_it_is() -> None:
    assert showing.value({"columns": 3, "rows": []}) == {"text": "{'columns': 3, 'rows': []}"}
