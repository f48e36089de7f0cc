"""A question in SQL by the page's own forms: its tables are tables, before the answer and after it."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from assessment import delivery
from assessment.models import Response
from grader import tasks
from grader.models import Submission
from quizzes.models import Quiz

pytestmark = [pytest.mark.django_db, pytest.mark.sandbox]

STAR = "SELECT name, count(*) AS runs, avg(score) AS mean_score FROM models LEFT JOIN runs ON model_id = id GROUP BY id"


@pytest.fixture
def here(client_of: Callable[[User], Client], learner: User) -> Client:
    return client_of(learner)


@pytest.fixture
def response(learner: User) -> Response:
    attempt = delivery.start(learner, Quiz.objects.get(slug="sample-tables"))[0]
    return attempt.responses.get(variant__item__key="tables/runs-by-model")


def page(response: Response) -> str:
    return f"/attempts/{response.attempt_id}/{response.number}/"


def shown(client: Client, response: Response) -> str:
    return client.get(page(response)).content.decode()


def judged(client: Client, response: Response, code: str, action: str = "run") -> str:
    client.post(f"{page(response)}code/", {"answer": code, "action": action, "version": 0})
    tasks.grade(str(Submission.objects.get().pk))
    return shown(client, response).partition('id="verdict"')[2]


def test_the_editor_is_in_sql_and_knows_the_tables(here: Client, response: Response) -> None:
    found = shown(here, response)
    assert 'data-language="sql"' in found and "solution.sql" in found and "SQLite" in found
    assert "{&quot;models&quot;: [&quot;id&quot;, &quot;name&quot;]" in found
    assert "SELECT name\nFROM models" in found


def test_a_visible_case_shows_its_tables_and_folds_its_schema(here: Client, response: Response) -> None:
    examples = shown(here, response).partition('class="fold examples"')[2].partition("</dl>")[0]
    assert examples.count("<table") == 6
    assert '<th scope="col" class="number">score</th>' in examples
    assert '<td class="null number">NULL</td>' in examples
    assert '<details class="schema"><summary>Schema</summary>' in examples
    assert "<script" not in examples


def test_no_own_input_is_offered(here: Client, response: Response) -> None:
    assert "Your own input" not in shown(here, response)
    answered = here.post(f"{page(response)}code/", {"answer": STAR, "action": "own", "version": 0, "input": "1"})
    assert answered.status_code == 422
    assert not Submission.objects.exists()


def test_a_wrong_answer_shows_both_tables_with_the_first_row_that_differs(here: Client, response: Response) -> None:
    found = judged(here, response, STAR)
    assert "The row (&#x27;large&#x27;, 0, NULL) is missing" in found
    assert "2 rows, 1 missing" in found and "2 rows, 1 not expected" in found
    assert found.count('<tr class="first">') == 4  # two tables for each of the two visible cases
    assert '<span class="vh">2, missing</span>' in found
    assert "Called with" not in found and "Nothing was printed" not in found


def test_a_hidden_case_that_fails_is_not_to_be_tried_as_ones_own_input(here: Client, response: Response) -> None:
    merged = STAR.replace("count(*)", "count(model_id)").replace("GROUP BY id", "GROUP BY name")
    found = judged(here, response, merged, "submit")
    assert "think of what its name says." in found


def test_an_error_is_told_in_sqlites_words(here: Client, response: Response) -> None:
    found = judged(here, response, "SELECT name, FROM models")
    assert "Syntax error" in found and "near &quot;FROM&quot;: syntax error" in found


def test_what_a_query_gives_is_text_and_never_markup(here: Client, response: Response) -> None:
    found = judged(here, response, "SELECT '<b>bold</b>' AS \"<i>name</i>\", 1 AS runs, 2 AS mean_score")
    assert "&lt;b&gt;bold&lt;/b&gt;" in found and "&lt;i&gt;name&lt;/i&gt;" in found
    assert "<b>bold</b>" not in found and "<i>name" not in found


def test_a_submission_of_its_own_page_is_listed_in_sql(here: Client, response: Response) -> None:
    judged(here, response, STAR)
    alone = here.get(f"/submissions/{Submission.objects.get().pk}/").content.decode()
    assert '<tr class="first">' in alone
