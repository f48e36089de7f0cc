"""The end of an attempt: asked once, then what it changed and why, for its learner alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from assessment import delivery, saving
from assessment.models import Attempt
from grader import submissions, tasks
from grader.models import Submission
from quizzes.models import Quiz
from tests.conftest import response_to, right_answer

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


@pytest.fixture
def attempt(learner: User, quiz: Quiz) -> Attempt:
    started, _ = delivery.start(learner, quiz)
    return started


def answer(attempt: Attempt, slug: str, given: Any) -> None:
    number = response_to(attempt, slug).number
    saving.save(attempt.learner, attempt.pk, number, saving.Save(given, "t", number, 0))


def answer_right(attempt: Attempt, *slugs: str) -> None:
    for slug in slugs:
        answer(attempt, slug, right_answer(response_to(attempt, slug)))


def finish_page(attempt: Attempt) -> str:
    return f"/attempts/{attempt.pk}/finish/"


def result_page(attempt: Attempt) -> str:
    return f"/attempts/{attempt.pk}/result/"


def result(client: Client, attempt: Attempt) -> str:
    return client.get(result_page(attempt)).content.decode()


def judge_all() -> None:
    for submission in Submission.objects.all():
        tasks.grade(str(submission.pk))


def test_before_the_finish_it_says_what_is_missing_and_flagged(
    client_of: ClientOf, learner: User, attempt: Attempt
) -> None:
    answer_right(attempt, "pick", "sum", "name-it", "sort", "pair")
    delivery.flag(attempt, 1, flagged=True)
    page = client_of(learner).get(finish_page(attempt)).content.decode()
    assert "2 questions are not answered, 1 is flagged" in page
    assert f'href="/attempts/{attempt.pk}/2/"' in page
    attempt.refresh_from_db()
    assert attempt.state == Attempt.State.OPEN


def test_a_press_finishes_and_leads_to_the_result(client_of: ClientOf, learner: User, attempt: Attempt) -> None:
    response = client_of(learner).post(finish_page(attempt))
    assert response.headers["Location"] == result_page(attempt)
    attempt.refresh_from_db()
    assert attempt.state == Attempt.State.FINISHED


def test_code_typed_last_is_told_of_and_submitted_with_the_finish(
    client_of: ClientOf, learner: User, attempt: Attempt
) -> None:
    answer_right(attempt, "add-up")
    client = client_of(learner)
    assert "Code typed since its last submission" in client.get(finish_page(attempt)).content.decode()
    client.post(finish_page(attempt))
    assert "1 submission to go" in result(client, attempt)
    judge_all()
    page = result(client, attempt)
    assert "Accepted" in page
    assert f"/submissions/{Submission.objects.get().pk}/" in page


def test_there_is_no_result_before_the_finish(client_of: ClientOf, learner: User, attempt: Attempt) -> None:
    response = client_of(learner).get(result_page(attempt))
    assert response.headers["Location"] == f"/attempts/{attempt.pk}/"


def test_a_wrong_answer_stands_beside_the_right_one_with_its_reason(
    client_of: ClientOf, learner: User, attempt: Attempt
) -> None:
    said_of = response_to(attempt, "pick").variant.key["misconceptions"]
    answer(attempt, "pick", next(option for option, says in said_of.items() if says == "One is odd."))
    submissions.finish(attempt)
    page = result(client_of(learner), attempt)
    for said in ("Your answer", "Right answer", "One is odd.", "Two is a multiple of two.", "Any book on numbers"):
        assert said in page


def test_the_questions_are_counted_by_how_they_went(client_of: ClientOf, learner: User, attempt: Attempt) -> None:
    answer_right(attempt, "pick", "sum")
    answer(attempt, "name-it", "product")
    submissions.finish(attempt)
    page = result(client_of(learner), attempt)
    assert "2 right" in page
    assert "1 not right" in page
    assert "4 not answered" in page


def test_what_changed_is_told_skill_by_skill(client_of: ClientOf, learner: User, attempt: Attempt) -> None:
    answer_right(attempt, "pick", "pick-all", "sum", "name-it", "sort", "pair")
    submissions.finish(attempt)
    page = result(client_of(learner), attempt)
    assert 'href="/skills/counting/"' in page
    assert "no estimate before" in page
    assert "90\N{NO-BREAK SPACE}% interval" in page


def test_an_answer_that_is_markup_is_shown_as_text(client_of: ClientOf, learner: User, attempt: Attempt) -> None:
    answer(attempt, "name-it", "<b>sum</b>")
    submissions.finish(attempt)
    page = result(client_of(learner), attempt)
    assert "&lt;b&gt;sum&lt;/b&gt;" in page
    assert "<b>sum</b>" not in page


def test_a_quiz_without_feedback_shows_points_and_no_key(client_of: ClientOf, learner: User, attempt: Attempt) -> None:
    Quiz.objects.filter(pk=attempt.quiz_id).update(feedback=Quiz.Feedback.NONE)
    answer(attempt, "pick", "a")
    submissions.finish(Attempt.objects.get(pk=attempt.pk))
    page = result(client_of(learner), attempt)
    assert "points" in page
    assert "Right answer" not in page
    assert "Two is a multiple of two." not in page


@pytest.mark.parametrize("page", [finish_page, result_page])
def test_an_attempt_is_not_there_for_anybody_else(
    client_of: ClientOf, stranger: User, attempt: Attempt, page: Callable[[Attempt], str]
) -> None:
    assert client_of(stranger).get(page(attempt)).status_code == 404
    assert client_of(stranger).post(finish_page(attempt)).status_code == 404
    attempt.refresh_from_db()
    assert attempt.state == Attempt.State.OPEN


def test_who_is_signed_out_signs_in_first(client: Client, attempt: Attempt) -> None:
    assert client.get(result_page(attempt)).headers["Location"].startswith("/accounts/login/")
