"""The profile: every estimate with its interval, read against a role on request, seen by its person alone."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Organisation, User
from assessment import delivery, saving
from grader import submissions
from quizzes.models import Bank, Quiz
from tests.conftest import right_answer

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


def shown(client: Client, page: str = "/profile/") -> str:
    response = client.get(page)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def practised(learner: User, quiz: Quiz) -> User:
    """All right but the code, which was left out."""
    attempt, _ = delivery.start(learner, quiz)
    for response in attempt.responses.select_related("variant__item").exclude(variant__item__kind="code"):
        given = right_answer(response)
        saving.save(learner, attempt.pk, response.number, saving.Save(given, "t", response.number, 0))
    submissions.finish(attempt)
    return learner


def test_nothing_known_is_said_kindly_and_shows_no_number(client_of: ClientOf, learner: User) -> None:
    page = shown(client_of(learner))
    assert "Nothing is known yet, and that is fine." in page
    assert page.count("Not enough evidence: somewhere between") >= 2
    assert 'class="mean"' not in page.split('class="panel flush skills"')[1]


def test_an_estimate_never_stands_without_its_interval(client_of: ClientOf, practised: User) -> None:
    skills = shown(client_of(practised)).split('class="panel flush skills"')[1]
    assert skills.count('class="mean"') == skills.count("% interval ") > 0


def test_a_role_gives_a_chance_with_its_word(client_of: ClientOf, practised: User) -> None:
    page = shown(client_of(practised), "/profile/?role=sample-role")
    assert "The chance that you meet this role" in page
    assert any(f'<span class="big num">0.{tens}' in page for tens in range(10))
    assert "· gate" in page


def test_an_unknown_role_is_no_role(client_of: ClientOf, learner: User) -> None:
    assert "The chance that you meet" not in shown(client_of(learner), "/profile/?role=none")


def test_the_next_step_names_a_practice_quiz(client_of: ClientOf, learner: User) -> None:
    page = shown(client_of(learner))
    assert "A first step" in page
    assert 'href="/quizzes/sample-practice/"' in page


def test_a_skill_says_what_it_is_and_where_to_learn_it(client_of: ClientOf, learner: User) -> None:
    page = shown(client_of(learner), "/skills/adding/")
    for said in ("Can add numbers.", "How to add", "B. Author, 2021", "Comes before", "/skills/counting/"):
        assert said in page


def test_a_skill_offers_practice_before_assessment(client_of: ClientOf, learner: User) -> None:
    page = shown(client_of(learner), "/skills/adding/")
    assert page.index("/quizzes/sample-practice/") < page.index("/quizzes/everything/")


def test_a_private_banks_skill_is_not_there_for_others(
    client_of: ClientOf, stranger: User, organisation: Organisation
) -> None:
    Bank.objects.update(owner=organisation)
    assert client_of(stranger).get("/skills/adding/").status_code == 404


@pytest.mark.parametrize("page", ["/profile/", "/skills/adding/"])
def test_who_is_signed_out_signs_in_first(client: Client, page: str) -> None:
    assert client.get(page).headers["Location"] == f"/accounts/login/?next={page}"
