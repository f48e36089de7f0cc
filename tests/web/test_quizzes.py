"""Quizzes: every rule is told before the start, and the start is one plain form."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Organisation, User
from assessment import delivery
from assessment.models import Attempt
from quizzes.models import Quiz

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]
PAGE = "/quizzes/everything/"


def shown(client: Client, page: str = PAGE) -> str:
    response = client.get(page)
    assert response.status_code == 200
    return response.content.decode()


def test_anybody_reads_which_quizzes_there_are(client: Client) -> None:
    page = shown(client, "/quizzes/")
    assert "Everything once" in page
    assert "7 questions · 20 minutes" in page


def test_the_rules_stand_before_the_start(client_of: ClientOf, learner: User, quiz: Quiz) -> None:
    page = shown(client_of(learner))
    for rule in ("20 minutes from the start", "Yes, until the finish", "Without help from AI tools", "3 submissions"):
        assert rule in page


def test_a_quiz_tells_which_skills_it_measures(client: Client, quiz: Quiz) -> None:
    page = shown(client)
    assert "Counting" in page
    assert "Adding" in page


def test_the_rules_include_extra_time(client_of: ClientOf, learner: User, quiz: Quiz) -> None:
    learner.extra_time_percent = 50
    learner.save()
    assert "30 minutes, your extra time included" in shown(client_of(learner))


def test_a_press_starts_without_a_script(client_of: ClientOf, learner: User, quiz: Quiz) -> None:
    response = client_of(learner).post(PAGE, follow=True)
    attempt = Attempt.objects.get()
    assert response.redirect_chain[-1][0] == f"/attempts/{attempt.pk}/1/"
    assert "Which number is even?" in response.content.decode()


def test_a_second_start_goes_on_with_what_is_open(client_of: ClientOf, learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    client = client_of(learner)
    assert "Continue" in shown(client)
    assert client.post(PAGE).headers["Location"] == f"/attempts/{attempt.pk}/"
    assert Attempt.objects.count() == 1


def test_who_is_signed_out_signs_in_first_and_comes_back(client: Client, quiz: Quiz) -> None:
    assert client.post(PAGE).headers["Location"] == "/accounts/login/?next=%2Fquizzes%2Feverything%2F"
    assert not Attempt.objects.exists()


def test_no_start_is_offered_where_the_rules_refuse_it(client_of: ClientOf, learner: User, quiz: Quiz) -> None:
    Quiz.objects.update(max_attempts=1)
    attempt, _ = delivery.start(learner, Quiz.objects.get(slug="everything"))
    long_ago = timezone.now() - timedelta(hours=1)
    Attempt.objects.filter(pk=attempt.pk).update(state=Attempt.State.FINISHED, finished_at=long_ago)
    page = shown(client_of(learner))
    assert 'aria-disabled="true"' in page
    assert '<form method="post">' not in page


def test_an_organisations_own_quiz_is_hidden_from_others(
    client_of: ClientOf, stranger: User, organisation: Organisation, recruiter: User, quiz: Quiz
) -> None:
    Quiz.objects.filter(pk=quiz.pk).update(owner=organisation)
    assert client_of(stranger).get(PAGE).status_code == 404
    assert "Everything once" not in shown(client_of(stranger), "/quizzes/")
    assert client_of(recruiter).get(PAGE).status_code == 200


def test_a_retired_quiz_is_gone(client: Client, quiz: Quiz) -> None:
    Quiz.objects.filter(pk=quiz.pk).update(retired=True)
    assert client.get(PAGE).status_code == 404
