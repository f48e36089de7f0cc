"""Whoever writes anything of an attempt looks at it as it is now, not as it was read before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from api.problems import NotFound
from assessment import delivery, judgements, late, mastery, saving
from assessment.models import Answer, Attempt, Evidence, SeenExplanation
from assessment.refusals import AttemptClosed, NotEnoughItems
from quizzes.models import Quiz
from tests.conftest import response_to, right_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def stale(learner: User, quiz: Quiz) -> Attempt:
    """An attempt that was read while it was open, and finished since."""
    attempt, _ = delivery.start(learner, quiz)
    delivery.finish(Attempt.objects.get(pk=attempt.pk))
    assert attempt.is_open()
    return attempt


def test_no_submission_after_the_finish(stale: Attempt) -> None:
    with pytest.raises(AttemptClosed):
        judgements.register_submission(stale, 7)


def test_nothing_else_after_the_finish_either(stale: Attempt) -> None:
    assert delivery.next_item(stale) is None
    for write in (lambda: delivery.flag(stale, 1, flagged=True), lambda: delivery.skip(stale, 1)):
        with pytest.raises(AttemptClosed):
            write()


def test_a_finished_attempt_has_no_next_item_and_so_shows_no_key_on_the_side(learner: User, practice: Quiz) -> None:
    attempt = delivery.finish(delivery.start(learner, practice)[0])
    assert delivery.next_item(attempt) is None
    assert not SeenExplanation.objects.exists()


def test_a_save_after_a_finish_by_hand_is_closed_however_late(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    delivery.finish(attempt)
    Attempt.objects.update(deadline=timezone.now() - timedelta(minutes=5))
    response = response_to(attempt, "pick")
    with pytest.raises(AttemptClosed):
        saving.save(learner, attempt.pk, response.number, saving.Save(right_answer(response), "t", 1, 0))
    assert Answer.objects.get().outcome == Answer.Outcome.CLOSED


def test_a_late_answer_of_a_void_attempt_cannot_be_accepted(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    row = Answer.objects.create(
        response=response_to(attempt, "pick"),
        client="t",
        sequence=1,
        based_on=0,
        outcome=Answer.Outcome.LATE,
        received_at=timezone.now(),
    )
    Attempt.objects.update(state=Attempt.State.VOID)
    with pytest.raises(NotFound):
        late.accept(row)
    assert Attempt.objects.get().state == Attempt.State.VOID


def test_a_void_attempt_stands_in_the_way_of_no_later_evidence(learner: User, quiz: Quiz) -> None:
    delivery.finish(delivery.start(learner, quiz)[0])
    Attempt.objects.update(state=Attempt.State.VOID)
    delivery.finish(delivery.start(learner, quiz)[0])
    assert mastery.profile(learner).overall.answers == 7


def test_a_fixed_assessment_whose_questions_were_explained_measures_nobody_again(learner: User, quiz: Quiz) -> None:
    SeenExplanation.objects.create(learner=learner, item_key="sample/pick", seen_at=timezone.now())
    with pytest.raises(NotEnoughItems):
        delivery.start(learner, quiz)


def test_adaptive_practice_with_feedback_counts_an_answer_once(learner: User) -> None:
    Quiz.objects.filter(slug="sample-adaptive").update(mode=Quiz.Mode.PRACTICE, feedback=Quiz.Feedback.INSTANT)
    attempt, _ = delivery.start(learner, Quiz.objects.get(slug="sample-adaptive"))
    response = delivery.responses(attempt)[0]
    saving.save(learner, attempt.pk, 1, saving.Save(right_answer(response), "t", 1, 0))
    delivery.check(attempt, 1)
    assert len(mastery.estimate(learner).evidence) == 1
    assert len(mastery.estimate(learner, without=attempt).evidence) == 0


def test_a_rejudged_later_submission_does_not_take_the_firsts_place_in_practice(learner: User, practice: Quiz) -> None:
    attempt, _ = delivery.start(learner, practice)
    judge = judgements.record_judgement
    first = judgements.register_submission(attempt, 3)
    judge(first.pk, ordinal=1, verdict="wrong_answer", score=0.2, category=1)
    judgements.register_submission(attempt, 3)
    judge(first.pk, ordinal=2, verdict="internal_error", score=0, category=0)
    judge(first.pk, ordinal=2, verdict="accepted", score=1, category=3, before="internal_error")
    assert [row.category for row in Evidence.objects.all()] == [1]
    first.refresh_from_db()
    assert (first.spared, first.submissions_left(practice)) == (0, practice.max_submissions - 2)
