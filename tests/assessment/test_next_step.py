"""The one best next step."""

import pytest

from accounts.models import User
from assessment import delivery, mastery, saving
from assessment.next_step import asked_of, narrowing, next_step
from assessment.role_fit import role_fit
from quizzes.models import Quiz, Role
from tests.conftest import right_answer

pytestmark = pytest.mark.django_db


def answer_right(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    for response in attempt.responses.select_related("variant__item"):
        if not response.is_code():
            saving.save(
                learner, attempt.pk, response.number, saving.Save(right_answer(response), "t", response.number, 0)
            )
    delivery.finish(attempt)


def test_a_newcomer_begins_where_nothing_comes_before(learner: User) -> None:
    found = next_step(learner, mastery.profile(learner))
    assert found is not None and found.skill.slug == "counting"


def test_a_newcomer_gets_the_shortest_practice(learner: User) -> None:
    found = next_step(learner, mastery.profile(learner))
    assert found is not None and found.quiz.slug == "sample-practice"


def test_only_practice_is_proposed(learner: User, quiz: Quiz) -> None:
    answer_right(learner, quiz)
    found = next_step(learner, mastery.profile(learner))
    assert found is not None and found.quiz.mode == Quiz.Mode.PRACTICE


def test_a_role_narrows_the_choice_to_its_skills(learner: User) -> None:
    found = next_step(learner, mastery.profile(learner), {"adding": 0.3})
    assert found is not None and found.skill.slug == "adding"


def test_nothing_is_proposed_where_no_practice_is_left(learner: User) -> None:
    Quiz.objects.filter(mode=Quiz.Mode.PRACTICE).update(retired=True)
    assert next_step(learner, mastery.profile(learner)) is None


def test_the_step_says_by_how_much_it_would_narrow(learner: User) -> None:
    found = next_step(learner, mastery.profile(learner))
    assert found is not None
    assert found.sd_after <= found.level.sd * 2 / 3


def test_a_wider_interval_needs_fewer_answers_to_narrow_by_a_third() -> None:
    assert narrowing(1.0) <= narrowing(0.7) <= narrowing(0.4)


def test_a_fixed_quiz_asks_of_the_skills_of_its_items(practice: Quiz) -> None:
    assert asked_of([practice])[practice.pk] == {"counting": 1.0, "adding": 2.0}


def test_a_role_is_read_with_a_chance_and_a_word(learner: User, quiz: Quiz) -> None:
    answer_right(learner, quiz)
    role = Role.objects.get(slug="sample-role")
    fit = role_fit(mastery.estimate(learner), role)
    assert fit is not None
    assert 0 < fit.chance < 1 and fit.decision == "more_evidence" and fit.more
    assert set(fit.levels) == {"counting", "adding"} and fit.cuts == {"counting": 0.0, "adding": 0.3}
