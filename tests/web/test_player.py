"""Answering by the page's own forms, without a script: save, go on, flag, check, and never lose a newer answer."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from assessment import delivery, saving
from assessment.models import Attempt, Response
from quizzes.models import Quiz
from tests.conftest import response_to, right_answer

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


@pytest.fixture
def here(client_of: ClientOf, learner: User) -> Client:
    return client_of(learner)


@pytest.fixture
def attempt(learner: User, quiz: Quiz) -> Attempt:
    return delivery.start(learner, quiz)[0]


@pytest.fixture
def practising(learner: User, practice: Quiz) -> Attempt:
    return delivery.start(learner, practice)[0]


@pytest.fixture
def adaptive(learner: User) -> Attempt:
    return delivery.start(learner, Quiz.objects.get(slug="sample-adaptive"))[0]


def page(response: Response) -> str:
    return f"/attempts/{response.attempt_id}/{response.number}/"


def form_of(response: Response) -> dict[str, object]:
    """The right answer as the page's form would post it."""
    answer, kind = right_answer(response), response.item.kind
    if kind == "match":
        return {"options": 1, **{f"answer-{left}": right for left, right in answer.items()}}
    if kind == "code":
        return {"answer": answer["code"]}
    return {"options": 1, "touched": 1, "answer": answer}


def now(response: Response) -> Response:
    return Response.objects.get(pk=response.pk)


def save(learner: User, response: Response, answer: object, based_on: int = 0) -> None:
    saving.save(learner, response.attempt_id, response.number, saving.Save(answer, "another place", 1, based_on))


@pytest.mark.parametrize("slug", ["pick", "pick-all", "sum", "name-it", "sort", "pair", "add-up"])
def test_every_kind_is_saved_by_its_form(here: Client, attempt: Attempt, slug: str) -> None:
    response = response_to(attempt, slug)
    here.post(page(response), {**form_of(response), "version": 0, "action": "next"})
    assert now(response).answer == right_answer(response)


@pytest.mark.parametrize("slug", ["pick", "pick-all", "sum", "name-it", "sort", "pair", "add-up"])
def test_going_on_without_an_answer_saves_none(here: Client, attempt: Attempt, slug: str) -> None:
    response = response_to(attempt, slug)
    here.post(page(response), {"options": 1, "touched": "", "version": 0, "action": "next"})
    assert now(response).version == 0


def test_next_opens_the_next_question_and_the_last_one_the_finish(here: Client, attempt: Attempt) -> None:
    assert here.post(f"/attempts/{attempt.pk}/1/", {"action": "next"}).headers["Location"].endswith("/2/")
    assert here.post(f"/attempts/{attempt.pk}/7/", {"action": "next"}).headers["Location"].endswith("/finish/")


def test_the_map_saves_before_it_goes(here: Client, attempt: Attempt) -> None:
    response = response_to(attempt, "pick")
    gone = here.post(page(response), {**form_of(response), "version": 0, "action": "go-5"})
    assert gone.headers["Location"].endswith("/5/")
    assert now(response).answer == right_answer(response)


def test_an_attempt_goes_on_at_the_first_question_without_an_answer(
    here: Client, learner: User, attempt: Attempt
) -> None:
    save(learner, response_to(attempt, "pick"), right_answer(response_to(attempt, "pick")))
    assert here.get(f"/attempts/{attempt.pk}/").headers["Location"] == f"/attempts/{attempt.pk}/2/"


def test_an_unreadable_number_comes_back_as_typed_with_the_way_to_write_it(here: Client, attempt: Attempt) -> None:
    response = response_to(attempt, "sum")
    answered = here.post(page(response), {"answer": "0,692", "version": 0})
    assert answered.status_code == 422
    assert 'value="0,692"' in answered.content.decode()
    assert "Use a point for decimals" in answered.content.decode()
    assert now(response).version == 0


def test_a_newer_answer_from_elsewhere_is_not_overwritten(here: Client, learner: User, attempt: Attempt) -> None:
    response = response_to(attempt, "name-it")
    save(learner, response, "from the phone")
    answered = here.post(page(response), {"answer": "from here", "version": 0})
    assert answered.status_code == 409
    assert "answered in two places" in answered.content.decode()
    assert now(response).answer == "from the phone"
    assert set(response.log.values_list("content", flat=True)) == {"from the phone", "from here"}


def test_the_form_of_a_conflict_puts_ones_own_answer_in_its_place(
    here: Client, learner: User, attempt: Attempt
) -> None:
    response = response_to(attempt, "name-it")
    save(learner, response, "from the phone")
    shown = here.post(page(response), {"answer": "from here", "version": 0}).content.decode()
    version = re.search(r'name="version" value="(\d+)"', shown)
    assert version is not None
    here.post(page(response), {"answer": "from here", "version": version[1]})
    assert now(response).answer == "from here"


def test_a_flag_is_set_and_taken_off(here: Client, attempt: Attempt) -> None:
    response = response_to(attempt, "pick")
    here.post(page(response), {"action": "flag"})
    assert now(response).flagged
    assert "Question 1, current, flagged" in here.get(page(response)).content.decode()
    here.post(page(response), {"action": "unflag"})
    assert not now(response).flagged


def test_an_order_moves_without_a_script(here: Client, attempt: Attempt) -> None:
    response = response_to(attempt, "sort")
    shown = [option["id"] for option in response.variant.content["options"]]
    here.post(page(response), {"answer": shown, "touched": "", "version": 0, "action": f"move-{shown[0]}-down"})
    assert now(response).answer == [shown[1], shown[0], *shown[2:]]


def test_practice_explains_a_checked_answer_and_locks_it(here: Client, practising: Attempt) -> None:
    response = response_to(practising, "pick")
    wrong = next(o["id"] for o in response.variant.content["options"] if o["id"] != right_answer(response))
    posted = {"options": 1, "answer": wrong, "version": 0, "action": "check"}
    shown = here.post(page(response), posted, follow=True).content.decode()
    assert "Right answer" in shown and "is odd" in shown
    here.post(page(response), {"options": 1, "answer": right_answer(response), "version": 1})
    assert now(response).answer == wrong


def test_nothing_is_explained_before_an_answer(here: Client, practising: Attempt) -> None:
    response = response_to(practising, "pick")
    shown = here.post(page(response), {"options": 1, "action": "check"})
    assert shown.status_code == 422
    assert "Right answer" not in shown.content.decode()


def test_an_assessment_explains_nothing_while_it_is_open(here: Client, attempt: Attempt) -> None:
    response = response_to(attempt, "pick")
    assert here.post(page(response), {**form_of(response), "version": 0, "action": "check"}).status_code == 409
    assert "Right answer" not in here.get(page(response)).content.decode()


def test_an_adaptive_quiz_asks_before_it_leaves_a_gap(here: Client, adaptive: Attempt) -> None:
    shown = here.post(f"/attempts/{adaptive.pk}/1/", {"action": "next"}).content.decode()
    assert "There is no way back to it" in shown
    assert adaptive.responses.count() == 1


def test_an_adaptive_quiz_goes_on_when_told_to_leave_a_gap(here: Client, adaptive: Attempt) -> None:
    gone = here.post(f"/attempts/{adaptive.pk}/1/", {"action": "skip"})
    assert gone.headers["Location"] == f"/attempts/{adaptive.pk}/2/"
    assert adaptive.responses.get(number=1).locked


def test_an_adaptive_quiz_does_not_go_back(here: Client, adaptive: Attempt) -> None:
    here.post(f"/attempts/{adaptive.pk}/1/", {"action": "skip"})
    assert here.get(f"/attempts/{adaptive.pk}/1/", follow=True).redirect_chain[-1][0].endswith("/2/")


def test_looking_at_an_adaptive_quiz_does_not_move_it_on(here: Client, learner: User, adaptive: Attempt) -> None:
    response = adaptive.responses.select_related("variant__item").get()
    save(learner, response, right_answer(response))
    assert here.get(f"/attempts/{adaptive.pk}/").headers["Location"] == page(response)
    assert adaptive.responses.count() == 1


def test_the_time_left_counts_extra_time(client_of: ClientOf, learner: User, quiz: Quiz) -> None:
    User.objects.filter(pk=learner.pk).update(extra_time_percent=50)
    attempt, _ = delivery.start(User.objects.get(pk=learner.pk), quiz)
    shown = client_of(learner).get(f"/attempts/{attempt.pk}/1/").content.decode()
    seconds = re.search(r'data-seconds-left="(\d+)"', shown)
    assert seconds is not None and 29 * 60 < int(seconds[1]) <= 30 * 60


def test_what_comes_after_the_time_leads_to_the_result(here: Client, attempt: Attempt) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(deadline=timezone.now() - timedelta(minutes=5))
    assert here.get(f"/attempts/{attempt.pk}/1/").headers["Location"] == f"/attempts/{attempt.pk}/result/"


def test_no_page_of_the_player_is_kept_by_a_browser(here: Client, attempt: Attempt) -> None:
    assert "no-store" in here.get(f"/attempts/{attempt.pk}/1/").headers["Cache-Control"]


@pytest.mark.parametrize("rest", ["", "1/", "finish/", "result/"])
def test_an_attempt_does_not_exist_for_anybody_else(
    client_of: ClientOf, stranger: User, attempt: Attempt, rest: str
) -> None:
    assert client_of(stranger).get(f"/attempts/{attempt.pk}/{rest}").status_code == 404


def test_who_is_signed_out_signs_in_first(client: Client, attempt: Attempt) -> None:
    assert client.get(f"/attempts/{attempt.pk}/1/").headers["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("posted", [{"action": "go-" + "9" * 5000}, {"version": "9" * 5000}, {"action": "go-x"}])
def test_a_form_that_nobody_made_breaks_nothing(here: Client, attempt: Attempt, posted: dict[str, str]) -> None:
    assert here.post(f"/attempts/{attempt.pk}/1/", posted).status_code == 302


def test_a_question_that_was_not_asked_is_not_found(here: Client, attempt: Attempt) -> None:
    assert here.get(f"/attempts/{attempt.pk}/99/").status_code == 404
