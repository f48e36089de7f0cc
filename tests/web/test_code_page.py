"""Code by the page's own forms: kept as a draft, run, submitted, and its verdict read."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from assessment import delivery
from assessment.models import Attempt, Response
from grader import tasks
from grader.models import Submission
from quizzes.models import Quiz
from tests.conftest import RIGHT_CODE, response_to

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]
WRONG_CODE = "def add_up(numbers):\n    print('adding')\n    return 7\n"


@pytest.fixture
def here(client_of: ClientOf, learner: User) -> Client:
    return client_of(learner)


@pytest.fixture
def response(learner: User, quiz: Quiz) -> Response:
    return response_to(delivery.start(learner, quiz)[0], "add-up")


def page(response: Response) -> str:
    return f"/attempts/{response.attempt_id}/{response.number}/"


def send(client: Client, response: Response, code: str, action: str, **more: str) -> Submission:
    version = Response.objects.get(pk=response.pk).version
    answered = client.post(f"{page(response)}code/", {"answer": code, "action": action, "version": version, **more})
    made = Submission.objects.order_by("-queued_at").first()
    assert made is not None
    assert answered.headers["Location"] == f"{page(response)}?submission={made.pk}#verdict"
    return made


def test_code_that_is_run_is_kept_as_the_draft(here: Client, response: Response) -> None:
    made = send(here, response, WRONG_CODE, "run")
    assert (made.kind, made.code) == ("run", WRONG_CODE)
    assert Response.objects.get(pk=response.pk).answer == {"code": WRONG_CODE}


def test_running_uses_up_no_submission(here: Client, response: Response) -> None:
    send(here, response, WRONG_CODE, "run")
    assert "3 of 3 submissions left" in here.get(page(response)).content.decode()


def test_a_submission_is_counted(here: Client, response: Response) -> None:
    send(here, response, WRONG_CODE, "submit")
    assert "2 of 3 submissions left" in here.get(page(response)).content.decode()


def test_until_the_verdict_the_page_says_that_it_waits(here: Client, response: Response) -> None:
    send(here, response, RIGHT_CODE, "submit")
    shown = here.get(page(response)).content.decode()
    assert "data-waits" in shown and "In the queue" in shown


def test_a_wrong_answer_says_where_to_look_first(here: Client, response: Response) -> None:
    made = send(here, response, WRONG_CODE, "submit")
    tasks.grade(str(made.pk))
    shown = here.get(page(response)).content.decode()
    assert "Wrong answer" in shown and "Look first at visible case 1" in shown


def test_a_visible_case_opens_to_its_values_and_to_what_was_printed(here: Client, response: Response) -> None:
    made = send(here, response, WRONG_CODE, "run")
    tasks.grade(str(made.pk))
    shown = here.get(page(response)).content.decode()
    assert "Called with" in shown and "Expected" in shown and "Got" in shown
    assert "adding" in shown and ">7<" in shown


def test_hidden_cases_are_told_by_name_alone(here: Client, response: Response) -> None:
    made = send(here, response, RIGHT_CODE, "submit")
    tasks.grade(str(made.pk))
    shown = here.get(page(response)).content.decode()
    for case in made.cases.filter(visible=False):
        assert case.name in shown and case.detail == {}
    assert "Accepted" in shown


def test_an_error_shows_its_traceback(here: Client, response: Response) -> None:
    made = send(here, response, "def add_up(numbers):\n    return 1 / 0\n", "run")
    tasks.grade(str(made.pk))
    assert "ZeroDivisionError" in here.get(page(response)).content.decode()


def test_ones_own_input_is_run_and_not_judged(here: Client, response: Response) -> None:
    made = send(here, response, RIGHT_CODE, "own", input="[20, 22]")
    tasks.grade(str(made.pk))
    shown = here.get(page(response)).content.decode()
    assert "Ran" in shown and ">42<" in shown


def test_a_script_that_waits_is_told_only_of_changes(here: Client, response: Response) -> None:
    made = send(here, response, RIGHT_CODE, "run")
    address = f"/submissions/{made.pk}/"
    asked = here.get(f"{address}?seen=queued--1", headers={"HX-Request": "true"})
    assert asked.status_code == 204
    tasks.grade(str(made.pk))
    told = here.get(f"{address}?seen=queued--1", headers={"HX-Request": "true"})
    assert told.status_code == 200
    assert "<html" not in told.content.decode() and "Accepted" in told.content.decode()


def test_the_last_submission_used_leaves_no_button(here: Client, response: Response) -> None:
    for _ in range(3):
        send(here, response, WRONG_CODE, "submit")
    shown = here.get(page(response)).content.decode()
    assert "No submissions are left" in shown
    refused = here.post(f"{page(response)}code/", {"answer": WRONG_CODE, "action": "submit", "version": 1})
    assert refused.status_code == 409


def test_code_from_an_older_page_is_kept_in_the_log_and_not_sent(here: Client, response: Response) -> None:
    send(here, response, WRONG_CODE, "run")
    answered = here.post(f"{page(response)}code/", {"answer": RIGHT_CODE, "action": "submit", "version": 0})
    assert answered.status_code == 409
    assert response.log.filter(content={"code": RIGHT_CODE}).exists()
    assert not Submission.objects.filter(kind="submit").exists()


def test_a_fault_of_ours_is_said_to_be_ours(here: Client, response: Response) -> None:
    made = send(here, response, RIGHT_CODE, "submit")
    Submission.objects.filter(pk=made.pk).update(state="done", verdict="internal_error")
    shown = here.get(f"/submissions/{made.pk}/").content.decode()
    assert "Not judged" in shown and "our fault" in shown


def test_a_submission_does_not_exist_for_anybody_else(
    client_of: ClientOf, stranger: User, here: Client, response: Response
) -> None:
    made = send(here, response, RIGHT_CODE, "run")
    assert client_of(stranger).get(f"/submissions/{made.pk}/").status_code == 404


def test_code_typed_after_the_last_submission_is_submitted_with_the_finish(here: Client, response: Response) -> None:
    here.post(page(response), {"answer": RIGHT_CODE, "version": 0, "action": "finish"})
    finish = f"/attempts/{response.attempt_id}/finish/"
    assert "Code typed since" in here.get(finish).content.decode()
    here.post(finish)
    assert Submission.objects.get(kind="submit").code == RIGHT_CODE
    assert Attempt.objects.get(pk=response.attempt_id).state == "judging"
