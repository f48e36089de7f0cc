"""Query -> verdict, through the real sandbox."""

from typing import Any

import pytest

from accounts.models import User
from api.problems import Invalid
from assessment import delivery
from assessment.models import Attempt
from grader import submissions, tasks
from grader.models import CaseResult, Submission
from grader.verdicts import Verdict
from quizzes.models import Quiz

pytestmark = [pytest.mark.django_db, pytest.mark.sandbox]

GROUPED = """
SELECT name, count(model_id) AS runs, avg(score) AS mean_score
FROM models LEFT JOIN runs ON model_id = id GROUP BY id;
"""
ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
MANY = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT i, i, i FROM n"


@pytest.fixture
def attempt(learner: User) -> Attempt:
    return delivery.start(learner, Quiz.objects.get(slug="sample-tables"))[0]


def send(attempt: Attempt, code: str, **kwargs: Any) -> Submission:
    kwargs.setdefault("kind", Submission.Kind.SUBMIT)
    return submissions.submit(attempt.learner, attempt.pk, 2, code=code, **kwargs)


def judged(attempt: Attempt, code: str, **kwargs: Any) -> Submission:
    submission = send(attempt, code, **kwargs)
    tasks.grade(str(submission.pk))
    submission.refresh_from_db()
    return submission


def first(submission: Submission) -> CaseResult:
    return submission.cases.get(number=1)


def test_a_right_query_is_accepted_with_all_points(attempt: Attempt) -> None:
    submission = judged(attempt, GROUPED)
    assert (submission.verdict, submission.points) == (Verdict.ACCEPTED, submission.max_points)
    assert submission.conditions["runtime"] == "sql" and submission.conditions["packages"]["sqlite"]
    assert delivery.find_response(attempt, 2).score == 1.0


@pytest.mark.parametrize(
    ("query", "verdict", "said"),
    [
        ("SELECT name, FROM models", Verdict.SYNTAX_ERROR, 'near "FROM": syntax error'),
        ("SELECT nmae FROM models", Verdict.SYNTAX_ERROR, "no such column: nmae"),
        ("SELECT name FROM modles", Verdict.SYNTAX_ERROR, "no such table: modles"),
        ("SELECT 1; SELECT 2", Verdict.SYNTAX_ERROR, "You can only execute one statement at a time."),
        ("", Verdict.SYNTAX_ERROR, "The query is empty."),
        ("SELECT sum(9223372036854775807) FROM runs", Verdict.RUNTIME_ERROR, "integer overflow"),
        ("SELECT json_extract('{', '$.a')", Verdict.RUNTIME_ERROR, "malformed JSON"),
        ("DELETE FROM runs", Verdict.RUNTIME_ERROR, "The query may only read: not authorized."),
        ("PRAGMA user_version", Verdict.RUNTIME_ERROR, "The query may only read: not authorized."),
        (ENDLESS, Verdict.TIME_LIMIT, "The query takes too many steps."),
        (MANY, Verdict.OUTPUT_LIMIT, "The query gives more than 10000 rows."),
        ("SELECT name FROM models", Verdict.WRONG_ANSWER, "Expected 3 columns (name, runs, mean_score), got 1 (name)"),
    ],
)
def test_what_is_wrong_is_told_in_sqlites_own_words(attempt: Attempt, query: str, verdict: Verdict, said: str) -> None:
    submission = judged(attempt, query, kind="run")
    assert (submission.verdict, first(submission).message) == (verdict, said)


def test_a_hidden_case_tells_nothing_of_its_tables(attempt: Attempt) -> None:
    submission = judged(attempt, "SELECT name, 0 AS runs, NULL AS mean_score FROM models")
    hidden = submission.cases.filter(visible=False)
    assert {(case.message, str(case.detail)) for case in hidden} == {("", "{}")}


def test_a_visible_case_holds_its_tables_and_marks_the_row(attempt: Attempt) -> None:
    detail = first(judged(attempt, GROUPED.replace("count(model_id)", "count(*)"), kind="run")).detail
    assert [table["name"] for table in detail["tables"]] == ["models", "runs"]
    marked = {side: [r["number"] for r in detail[side]["table"]["rows"] if r["first"]] for side in ("expected", "got")}
    assert marked == {"expected": [2], "got": [2]}


def test_a_query_takes_no_input_of_ones_own(attempt: Attempt) -> None:
    with pytest.raises(Invalid):
        send(attempt, GROUPED, kind="run", own="1, 2")
