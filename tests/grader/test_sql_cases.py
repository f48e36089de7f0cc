"""The cases of an SQL item are made in the sandbox, and what is wrong with them is told to their author."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader import case_making, proving, sql_cases
from grader.comparing import call_of, expected_of
from grader.sandbox import Call
from grader.verdicts import Verdict
from quizzes.bank_files import CodeItemData, ContentError
from quizzes.loading import MadeCase
from tests.conftest import sample

pytestmark = pytest.mark.sandbox
KEY = "tables/runs-by-model"
SCHEMA = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'none')"


def item(**fields: Any) -> CodeItemData:
    content, _ = sample()
    found = next(i for bank in content.banks for i in bank.items if i.slug == "runs-by-model")
    assert isinstance(found, CodeItemData)
    return replace(found, **fields)


def cases(*first: Any, count: int = 12) -> list[dict[str, Any]]:
    """Cases on a table t of two rows, with other arguments for the first."""
    rows = [[1, "a"], [2, None]]
    made = [{"name": f"case {at}", "visible": at < 2, "args": [SCHEMA, {"t": rows}]} for at in range(count)]
    return [{**made[0], "args": list(first)}, *made[1:]] if first else made


def make(*first: Any, **fields: Any) -> list[MadeCase]:
    return case_making.make(KEY, item(**{"solution": "SELECT * FROM t", "cases_source": cases(*first), **fields}))


def complaint(*first: Any, **fields: Any) -> str:
    with pytest.raises(ContentError) as caught:
        make(*first, **fields)
    (problem,) = caught.value.problems
    return f"{problem.field}: {problem.message}"


def test_what_the_solution_gives_is_expected() -> None:
    first, *_ = make()
    assert expected_of(first) == {"columns": ["id", "name"], "rows": [[1, "a"], [2, None]]}
    assert first.checker == {"kind": "rows", "columns": True}


def test_a_generator_runs_where_numpy_is_and_its_numbers_arrive_as_numbers() -> None:
    _, made = sample()
    call = call_of(next(case for case in made[KEY] if case.name == "20 random runs"))
    kinds = {type(cell) for row in call.args[1]["runs"] for cell in row}
    assert kinds == {int, float, type(None)}


def test_a_visible_case_shows_its_tables_with_the_names_of_their_columns() -> None:
    shown = make()[0].shown
    (table,) = shown["tables"]
    assert (table["name"], table["text"]) == ("t", "id | name\n---+-----\n1  | a\n2  | NULL")
    assert shown["schema"] == SCHEMA
    assert shown["expected"]["table"]["total"] == 2


def test_the_call_in_words_makes_the_tables_in_any_sqlite() -> None:
    assert make()[0].shown["call"] == f"{SCHEMA}\nINSERT INTO \"t\" VALUES\n  (1, 'a'),\n  (2, NULL);"


def test_a_table_without_rows_is_shown_too_and_a_long_one_says_how_long_it_is() -> None:
    many = [[at, "x"] for at in range(1, 31)]
    shown = sql_cases.shown(Call([f"{SCHEMA}; CREATE TABLE u (z)", {"t": many}]))
    first, second = (table["table"] for table in shown["tables"])
    assert (len(first["rows"]), first["total"]) == (12, 30)
    assert ([column["text"] for column in second["columns"]], second["total"]) == (["z"], 0)


def test_a_hidden_case_shows_nothing() -> None:
    assert {tuple(case.shown) for case in make() if not case.visible} == {()}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "cases[1].args: expected [schema, tables]"),
        ([SCHEMA, [[1]]], "cases[1].args: expected [schema, tables]"),
        (["  ", {}], "cases[1].args: expected [schema, tables]"),
        ([SCHEMA, {"t": [1]}], "cases[1].args: t: expected a list of rows"),
        ([SCHEMA, {"t": [[1, "a"], [2]]}], "cases[1].args: t: expected rows of the same length"),
        ([SCHEMA, {"t": [[1, ["a"]]]}], "cases[1].args: t: expected NULL, a number of 64 bits, text or bytes"),
        ([SCHEMA, {"t": [[2**63, "a"]]}], "cases[1].args: t: expected NULL, a number of 64 bits"),
        ([SCHEMA, {"u": [[1]]}], "The tables cannot be made: no such table: u"),
        ([SCHEMA, {"t": [[1]]}], "The tables cannot be made: table t has 2 columns but 1 values were supplied"),
        (["CREATE TABLE t (", {}], "The tables cannot be made: incomplete input"),
    ],
)
def test_a_mistake_in_the_tables_is_told(args: list[Any], said: str) -> None:
    assert said in complaint(*(args or [3]))


def test_a_mistake_in_the_solution_is_told_in_sqlites_words() -> None:
    assert "no such column: nmae" in complaint(solution="SELECT nmae FROM t")


def test_arguments_become_what_sqlite_stores() -> None:
    row = [np.int64(3), np.float64(0.5), True, None, "text", b"bytes"]
    _, given = sql_cases.arguments((SCHEMA, {"t": (tuple(row),)}))
    assert given == {"t": [[3, 0.5, 1, None, "text", b"bytes"]]}
    assert [type(cell) for cell in given["t"][0][:3]] == [int, float, int]


def test_the_sample_item_proves_itself() -> None:
    _, made = sample()
    proofs, problems = proving.prove(KEY, item(), made[KEY])
    assert problems == []
    assert [proof.verdict for proof in proofs] == [Verdict.ACCEPTED] + [Verdict.WRONG_ANSWER] * 6


CHECK = """
import numpy as np


def check(args, kwargs, got, expected):
    schema, tables = args
    return len(got["rows"]) == np.size(tables["t"], 0) or "Give every row of t."
"""


def test_a_check_in_python_judges_a_query() -> None:
    checked = item(solution="SELECT id FROM t", checker={"kind": "property"}, check_source=CHECK)
    checked = replace(checked, cases_source=cases())
    made = case_making.make(KEY, checked)
    found = [proving.judge(KEY, checked, query, "", made).verdict for query in ("SELECT 1 FROM t", "SELECT 1 LIMIT 0")]
    assert found == [Verdict.ACCEPTED, Verdict.WRONG_ANSWER]
    assert proving._fragile(made, proving.STRANGE_TABLES) == []
