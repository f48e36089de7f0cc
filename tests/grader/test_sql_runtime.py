"""A query reads what the item gives and nothing else; each kind of query ends in the verdict it deserves."""

from typing import Any

import pytest

from grader.sandbox import Call, ExitReason, Job, Limits, Outcome, run
from grader.sandbox.inside import sql
from grader.sandbox.wire import answers, values

SCHEMA = "CREATE TABLE t (a INTEGER, b REAL); CREATE INDEX t_a ON t (a); CREATE VIEW v AS SELECT a + 1 AS c FROM t;"
ROWS = {"t": [[1, 2.0], [2, None]]}
LIMITS = Limits(cpu_seconds=2.0, memory_mb=64, output_kb=64, total_seconds=10.0)
COUNT = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c {}) SELECT {} FROM c"


def query(source: str, schema: str = SCHEMA, rows: Any = None, limits: Limits = LIMITS) -> Outcome:
    arguments = [schema, ROWS if rows is None else rows]
    (outcome,) = run(Job(source, "", [Call(arguments)], runtime="sql", limits=limits))
    return outcome


def table(source: str, schema: str = SCHEMA, rows: Any = None) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows of a query that must succeed."""
    outcome = query(source, schema, rows)
    assert outcome.reason == ExitReason.FINISHED, outcome.error
    return outcome.value["columns"], outcome.value["rows"]


# What is read


def test_a_query_gives_its_columns_and_rows() -> None:
    assert table("SELECT a, b * 2 AS twice FROM t ORDER BY a DESC") == (["a", "twice"], [[2, None], [1, 4.0]])


@pytest.mark.parametrize(
    "source",
    [
        "SELECT a FROM t",
        "  select a from t ;  ",
        "-- a comment\nSELECT a FROM t -- and another",
        "/* a comment; with a semicolon */ SELECT a FROM t; -- the end",
        "WITH x AS (SELECT a FROM t) SELECT a FROM x",
        "SELECT c - 1 AS a FROM v",
        "SELECT a FROM t UNION SELECT a FROM t",
        "SELECT min(a) OVER (PARTITION BY a) AS a FROM t",
    ],
)
def test_what_only_reads_is_run(source: str) -> None:
    assert table(source)[1] == [[1], [2]]


def test_a_query_may_find_nothing() -> None:
    assert table("SELECT a FROM t WHERE a > 5") == (["a"], [])


def test_values_of_every_kind_arrive_and_return() -> None:
    cells = [None, -(2**63), 2**63 - 1, 1.5, -0.0, float("inf"), "", "é😀\n", "a\0b", b"", b"\0\xff"]
    rows = {"all kinds": [[cell] for cell in cells]}
    _, got = table('SELECT x FROM "all kinds"', 'CREATE TABLE "all kinds" (x)', rows)
    assert [[type(cell), cell] for (cell,) in got] == [[type(cell), cell] for cell in cells]


def test_names_with_quotes_and_other_alphabets_are_kept() -> None:
    columns, rows = table('SELECT "ключ""s" FROM "a""b"', 'CREATE TABLE "a""b" ("ключ""s" TEXT)', {'a"b': [["x"]]})
    assert (columns, rows) == (['ключ"s'], [["x"]])


def test_an_empty_table_and_two_columns_of_one_name_are_no_error() -> None:
    assert table("SELECT a, a FROM t", rows={"t": []}) == (["a", "a"], [])


def test_each_call_has_a_database_of_its_own() -> None:
    calls = [Call([SCHEMA, {"t": [[number, None]]}]) for number in range(3)]
    outcomes = run(Job("SELECT count(*), sum(a) FROM t", "", calls, runtime="sql", limits=LIMITS))
    assert [outcome.value["rows"] for outcome in outcomes] == [[[1, 0]], [[1, 1]], [[1, 2]]]


# What cannot be understood


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "empty"),
        (" \n;", "empty"),
        ("-- only a comment", "incomplete"),
        ("/* never closed", "incomplete"),
        ("SELEC a FROM t", "syntax error"),
        ("SELECT a FROM", "incomplete"),
        ("SELECT missing FROM t", "no such column"),
        ("SELECT a FROM elsewhere", "no such table"),
        ("SELECT unheard_of(a) FROM t", "no such function"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("SELECT 1; DROP TABLE t", "one statement"),
        ("SELECT ?", "bindings"),
        ("SELECT '\0'", "null"),
        ("SELECT " + "(" * 3000 + "1" + ")" * 3000, "overflow"),
        ("SELECT 1" + "+1" * 3000, "too large"),
        ("EXPLAIN SELECT 1", "syntax error"),
    ],
)
def test_what_is_no_query_is_a_syntax_error(source: str, said: str) -> None:
    outcome = query(source)
    assert outcome.reason == ExitReason.SYNTAX_ERROR
    assert said in outcome.error


# What may not be done


@pytest.mark.parametrize(
    "source",
    [
        "INSERT INTO t VALUES (3, 3)",
        "INSERT INTO t VALUES (3, 3) RETURNING a",
        "REPLACE INTO t VALUES (1, 1)",
        "UPDATE t SET a = 1",
        "DELETE FROM t",
        "WITH x AS (SELECT 1) DELETE FROM t",
        "CREATE TABLE x (a)",
        "CREATE TEMP TABLE x (a)",
        "CREATE TABLE x AS SELECT a FROM t",
        "CREATE VIEW x AS SELECT 1",
        "CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE x USING fts5(a)",
        "DROP TABLE t",
        "ALTER TABLE t RENAME TO u",
        "ATTACH ':memory:' AS other",
        "ATTACH '/tmp/file' AS other",
        "DETACH main",
        "PRAGMA table_info(t)",
        "PRAGMA writable_schema = 1",
        "PRAGMA temp_store_directory = '/tmp'",
        "VACUUM",
        "VACUUM INTO '/tmp/copy'",
        "ANALYZE",
        "REINDEX t_a",
        "BEGIN",
        "SAVEPOINT s",
        "COMMIT",
    ],
)
def test_what_writes_or_leads_out_is_refused(source: str) -> None:
    outcome = query(source)
    assert outcome.reason == ExitReason.RAISED
    assert "may only read" in outcome.error


@pytest.mark.parametrize(
    "source",
    [
        "SELECT load_extension('x')",
        "SELECT LOAD_EXTENSION('x', 'y')",
        "SELECT a FROM t WHERE a = load_extension('x')",
        "SELECT fts3_tokenizer('x')",
        "SELECT readfile('/etc/passwd')",
        "SELECT writefile('/tmp/x', 'y')",
        "SELECT * FROM pragma_table_info('t')",
        "SELECT * FROM pragma_database_list",
    ],
)
def test_a_function_that_leads_out_is_not_there(source: str) -> None:
    assert query(source).reason in (ExitReason.RAISED, ExitReason.SYNTAX_ERROR)


def test_a_refused_query_changes_nothing_for_the_next_call() -> None:
    source = "SELECT a FROM t"
    assert query("DELETE FROM t").reason == ExitReason.RAISED
    assert table(source)[1] == [[1], [2]]


# How much may be done


def test_as_many_rows_as_there_may_be_are_given_and_not_one_more() -> None:
    limits = Limits(output_kb=512)
    most = query(COUNT.format(f"LIMIT {sql.MOST_ROWS}", "x"), limits=limits)
    assert (most.reason, len(most.value["rows"])) == (ExitReason.FINISHED, sql.MOST_ROWS)
    assert query(COUNT.format(f"LIMIT {sql.MOST_ROWS + 1}", "x"), limits=limits).reason == ExitReason.OUTPUT_LIMIT
    assert query(COUNT.format("", "x"), limits=limits).reason == ExitReason.OUTPUT_LIMIT


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("SELECT zeroblob(40000)", ExitReason.OUTPUT_LIMIT),  # as text, twice as long
        (f"SELECT zeroblob({sql.LONGEST_VALUE + 1})", ExitReason.RAISED),
        ("SELECT hex(zeroblob(600000))", ExitReason.RAISED),
        (f"SELECT length(zeroblob({sql.LONGEST_VALUE}))", ExitReason.FINISHED),
        (COUNT.format("LIMIT 9000", "zeroblob(1000000)"), ExitReason.MEMORY_LIMIT),
    ],
)
def test_large_values_have_their_reason(source: str, reason: ExitReason) -> None:
    assert query(source).reason == reason


def test_a_sort_of_more_than_the_memory_is_a_memory_limit() -> None:
    source = COUNT.format("LIMIT 2000", "zeroblob(1000000 + x) AS z") + " ORDER BY z"
    assert query(source).reason == ExitReason.MEMORY_LIMIT


def test_a_query_that_never_ends_is_a_time_limit() -> None:
    outcome = query(COUNT.format("", "count(*)"), limits=Limits(cpu_seconds=20, wall_seconds=60, memory_mb=64))
    assert outcome.reason == ExitReason.TIME_LIMIT
    assert "steps" in outcome.error


def test_one_step_that_never_ends_is_a_time_limit_too() -> None:
    # Steps are not counted inside a single function.
    source = "SELECT instr(hex(zeroblob(500000)), hex(zeroblob(100000)) || '1')"
    outcome = query(source, limits=Limits(cpu_seconds=0.2, wall_seconds=5.0, memory_mb=64))
    assert outcome.reason == ExitReason.TIME_LIMIT


def test_the_steps_that_a_query_may_take_are_counted_not_timed() -> None:
    """The longest count that is not cut off is the same again, and when time passes meanwhile."""
    assert _longest_count() == _longest_count() > 1000


def _longest_count(steps: int = 100_000) -> int:
    low, high = 0, steps
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _counts_to(middle, steps) else (low, middle)
    return low


def _counts_to(number: int, steps: int) -> bool:
    submission = sql.Submission(COUNT.format(f"LIMIT {number}", "count(*)"), {"sql_steps": steps, "output_bytes": 1000})
    answer = submission.call(values.encode([["", {}], {}], 1000))
    return answers.read_head(answer[0])[0] == "finished"


def test_values_are_bound_and_never_part_of_the_script() -> None:
    assert table("SELECT a FROM t", "CREATE TABLE t (a)", {"t": [["'); DROP TABLE t; --"]]})[1] == [
        ["'); DROP TABLE t; --"]
    ]


def test_a_submission_in_sql_is_judged_by_its_own_runtime_alone() -> None:
    outcome = query("import os\ndef solve(): return 1")
    assert outcome.reason == ExitReason.SYNTAX_ERROR
