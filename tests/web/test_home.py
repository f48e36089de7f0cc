"""Home: what Assay is for who is signed out; where one stopped, and the next step, for who is signed in."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import User
from assessment import delivery, saving
from grader import submissions
from hiring.models import Invitation
from quizzes.models import Quiz

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


def shown(client: Client) -> str:
    return client.get("/").content.decode()


def test_a_stranger_reads_what_it_is_with_an_example_that_says_so(client: Client) -> None:
    page = shown(client)
    assert "an example, of nobody" in page
    assert "/accounts/signup/" in page


def test_a_newcomer_is_offered_a_first_step(client_of: ClientOf, learner: User) -> None:
    page = shown(client_of(learner))
    assert "Welcome, Lena" in page
    assert "A first step" in page
    assert "Not enough evidence so far" in page


def test_an_open_quiz_goes_on_at_the_first_question_without_an_answer(
    client_of: ClientOf, learner: User, quiz: Quiz
) -> None:
    attempt, _ = delivery.start(learner, quiz)
    saving.save(learner, attempt.pk, 1, saving.Save("b", "t", 1, 0))
    page = shown(client_of(learner))
    assert "1 of 7 answered" in page
    assert "Continue at question 2" in page


def test_only_one_thing_is_the_next_to_do(client_of: ClientOf, learner: User, quiz: Quiz) -> None:
    delivery.start(learner, quiz)
    assert shown(client_of(learner)).count("btn main") == 1


def test_a_finished_quiz_leads_to_its_result(client_of: ClientOf, learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    submissions.finish(attempt)
    page = shown(client_of(learner))
    assert "Finished lately" in page
    assert f"/attempts/{attempt.pk}/result/" in page


@pytest.mark.parametrize(("verified", "told"), [(True, True), (False, False)])
def test_an_invitation_is_told_only_to_who_proved_the_address(
    client_of: ClientOf, learner: User, invited: tuple[Invitation, str], verified: bool, told: bool
) -> None:
    EmailAddress.objects.create(user=learner, email=invited[0].email, verified=verified)
    assert ("Acme Models asks you" in shown(client_of(learner))) is told


def test_the_personal_link_of_an_invitation_is_not_on_the_page(
    client_of: ClientOf, learner: User, invited: tuple[Invitation, str]
) -> None:
    EmailAddress.objects.create(user=learner, email=invited[0].email, verified=True)
    assert invited[1] not in shown(client_of(learner))
