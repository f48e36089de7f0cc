"""An answer that came after the grace waits for a person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from api.problems import NotFound
from assessment import delivery, late, mastery, saving
from assessment.models import Answer, Attempt
from assessment.refusals import DeadlinePassed
from quizzes.models import Quiz
from tests.conftest import response_to, right_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def late_answer(learner: User, quiz: Quiz) -> Answer:
    attempt, _ = delivery.start(learner, quiz)
    Attempt.objects.update(deadline=timezone.now() - timedelta(minutes=5))
    response = response_to(attempt, "pick")
    with pytest.raises(DeadlinePassed):
        saving.save(learner, attempt.pk, response.number, saving.Save(right_answer(response), "t", 1, 0))
    return Answer.objects.get()


def test_a_late_answer_scores_once_somebody_accepts_it(late_answer: Answer) -> None:
    assert late_answer.response.attempt.score == 0
    response = late.accept(late_answer)
    assert response.score == 1
    assert Attempt.objects.get().score == pytest.approx(1 / 16)
    assert [row.category for row in response.evidence.all()] == [0, 1]


def test_an_answer_that_was_not_late_cannot_be_accepted(late_answer: Answer) -> None:
    Answer.objects.update(outcome="conflict")
    late_answer.refresh_from_db()
    with pytest.raises(NotFound):
        late.accept(late_answer)


def test_a_void_attempt_counts_for_nothing(late_answer: Answer, learner: User) -> None:
    assert mastery.profile(learner).overall.answers > 0
    Attempt.objects.update(state=Attempt.State.VOID)
    assert mastery.profile(learner).overall.answers == 0
