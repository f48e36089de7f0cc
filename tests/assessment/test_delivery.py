"""An attempt from its start to its end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from assessment import delivery, evidence, judgements, saving
from assessment.models import Attempt, Evidence, SeenExplanation
from assessment.refusals import CoolingDown, NoAttemptsLeft, NoFeedbackHere, NoSubmissionsLeft
from quizzes.models import Item, Quiz
from tests.conftest import response_to, right_answer

pytestmark = pytest.mark.django_db


def answer(attempt: Attempt, slug: str, content: object = None) -> None:
    response = response_to(attempt, slug)
    given = right_answer(response) if content is None else content
    saving.save(attempt.learner, attempt.pk, response.number, saving.Save(given, "test", response.number, 0))


def quiz_of(slug: str) -> Quiz:
    return Quiz.objects.get(slug=slug)


def test_a_second_start_gives_the_open_attempt(learner: User, quiz: Quiz) -> None:
    first, new = delivery.start(learner, quiz)
    again, new_again = delivery.start(learner, quiz)
    assert (new, new_again, first.pk) == (True, False, again.pk)


def test_the_deadline_carries_the_learners_extra_time(learner: User, quiz: Quiz) -> None:
    learner.extra_time_percent = 25
    attempt, _ = delivery.start(learner, quiz)
    assert attempt.deadline == attempt.started_at + timedelta(minutes=25)


def test_extra_time_that_is_set_during_a_sitting_counts_and_time_is_never_taken_away(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    learner.extra_time_percent = 50
    learner.save()
    assert delivery.find(learner, attempt.pk).deadline == attempt.started_at + timedelta(minutes=30)
    learner.extra_time_percent = 0
    learner.save()
    assert delivery.find(learner, attempt.pk).deadline == attempt.started_at + timedelta(minutes=30)


def test_the_sweep_closes_nobody_who_has_extra_time_left(learner: User, quiz: Quiz) -> None:
    delivery.start(learner, quiz)
    began = timezone.now() - timedelta(minutes=25)
    Attempt.objects.update(started_at=began, deadline=began + timedelta(minutes=20))
    User.objects.update(extra_time_percent=50)
    assert delivery.overdue() == []
    assert Attempt.objects.get().deadline == began + timedelta(minutes=30)


def test_an_overdue_attempt_is_closed_on_the_next_look(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    Attempt.objects.filter(pk=attempt.pk).update(deadline=timezone.now() - timedelta(minutes=5))
    found = delivery.find(learner, attempt.pk)
    assert found.state == Attempt.State.FINISHED
    assert found.finished_at == Attempt.objects.get(pk=attempt.pk).deadline


def test_an_overdue_attempt_closes_by_itself(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    Attempt.objects.filter(pk=attempt.pk).update(deadline=timezone.now() - timedelta(minutes=5))
    for late in delivery.overdue():
        delivery.finish(late)
    assert Attempt.objects.get(pk=attempt.pk).state == Attempt.State.FINISHED


def test_a_fixed_quiz_asks_its_items_in_order(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    keys = [response.item.key for response in delivery.responses(attempt)]
    assert keys == quiz.blueprint["items"]


def test_a_random_quiz_asks_what_its_blueprint_counts(learner: User) -> None:
    attempt, _ = delivery.start(learner, quiz_of("sample-random"))
    asked = [response.item for response in delivery.responses(attempt)]
    assert len(asked) == 4
    assert sum(item.kind == Item.Kind.CODE for item in asked) == 1


def test_an_adaptive_quiz_chooses_one_by_one_and_ends_at_its_length(learner: User) -> None:
    attempt, _ = delivery.start(learner, quiz_of("sample-adaptive"))
    seen = []
    while response := delivery.next_item(attempt):
        seen.append(response.item.key)
        content = right_answer(response)
        saving.save(learner, attempt.pk, response.number, saving.Save(content, "test", response.number, 0))
    assert len(seen) == len(set(seen)) == 5
    assert seen[-1] == "sample/add-up"


def test_going_on_in_an_adaptive_quiz_locks_what_was_answered(learner: User) -> None:
    attempt, _ = delivery.start(learner, quiz_of("sample-adaptive"))
    response = delivery.next_item(attempt)
    assert response is not None
    saving.save(learner, attempt.pk, 1, saving.Save(right_answer(response), "test", 1, 0))
    delivery.next_item(attempt)
    assert attempt.responses.get(number=1).locked


def test_the_same_item_is_asked_until_it_is_answered(learner: User) -> None:
    attempt, _ = delivery.start(learner, quiz_of("sample-adaptive"))
    first, again = delivery.next_item(attempt), delivery.next_item(attempt)
    assert first and again and first.pk == again.pk


def test_no_attempt_beyond_the_allowed_number(learner: User, quiz: Quiz) -> None:
    Quiz.objects.filter(pk=quiz.pk).update(max_attempts=1)
    quiz.refresh_from_db()
    delivery.finish(delivery.start(learner, quiz)[0])
    with pytest.raises(NoAttemptsLeft):
        delivery.start(learner, quiz)


def test_no_attempt_before_the_cooldown_is_over(learner: User, quiz: Quiz) -> None:
    quiz.cooldown_hours = 24
    delivery.finish(delivery.start(learner, quiz)[0])
    with pytest.raises(CoolingDown) as refusal:
        delivery.start(learner, quiz)
    assert 86_000 < (refusal.value.retry_after or 0) <= 86_401


def test_partial_credit_counts_by_points(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    answer(attempt, "pick")
    delivery.finish(attempt)
    attempt.refresh_from_db()
    assert attempt.score == pytest.approx(1 / 16)  # one of six points and ten for the code


def test_finishing_twice_changes_nothing(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    delivery.finish(attempt)
    count = Evidence.objects.count()
    delivery.finish(attempt)
    assert Evidence.objects.count() == count


def test_an_assessment_shows_no_feedback_before_its_end(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    answer(attempt, "pick")
    with pytest.raises(NoFeedbackHere):
        delivery.check(attempt, 1)


def test_instant_feedback_locks_scores_and_explains(learner: User, practice: Quiz) -> None:
    attempt, _ = delivery.start(learner, practice)
    answer(attempt, "pick")
    response = delivery.check(attempt, 1)
    assert (response.locked, response.score) == (True, 1.0)
    assert SeenExplanation.objects.filter(learner=learner, item_key="sample/pick").exists()


def test_feedback_needs_an_answer(learner: User, practice: Quiz) -> None:
    attempt, _ = delivery.start(learner, practice)
    with pytest.raises(NoFeedbackHere):
        delivery.check(attempt, 1)


def test_an_item_gives_evidence_once(learner: User, practice: Quiz) -> None:
    for _ in range(2):
        attempt, _ = delivery.start(learner, practice)
        answer(attempt, "pick")
        delivery.finish(attempt)
        Attempt.objects.filter(pk=attempt.pk).update(state=Attempt.State.FINISHED)
    assert Evidence.objects.filter(learner=learner, item__key="sample/pick").count() == 1


def test_an_explained_item_gives_no_evidence(learner: User, practice: Quiz) -> None:
    SeenExplanation.objects.create(learner=learner, item_key="sample/pick", seen_at=timezone.now() - timedelta(days=1))
    attempt, _ = delivery.start(learner, practice)
    answer(attempt, "pick")
    delivery.finish(attempt)
    assert not Evidence.objects.filter(learner=learner, item__key="sample/pick").exists()


def test_nobody_is_assessed_on_an_item_they_saw_explained(learner: User) -> None:
    adaptive = quiz_of("sample-adaptive")
    SeenExplanation.objects.create(learner=learner, item_key="sample/sort", seen_at=timezone.now())
    attempt, _ = delivery.start(learner, adaptive)
    asked = set()
    while response := delivery.next_item(attempt):
        asked.add(response.item.key)
        saving.save(learner, attempt.pk, response.number, saving.Save(right_answer(response), "t", response.number, 0))
    assert "sample/sort" not in asked


def test_a_question_left_out_counts_as_wrong_in_an_assessment_and_says_nothing_in_practice(
    learner: User, candidate: User, quiz: Quiz, practice: Quiz
) -> None:
    delivery.finish(delivery.start(learner, quiz)[0])
    delivery.finish(delivery.start(candidate, practice)[0])
    assert Evidence.objects.filter(learner=learner, item__key="sample/pick", category=0).exists()
    assert not Evidence.objects.filter(learner=candidate).exists()


def test_submissions_are_counted_and_end(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    for _ in range(quiz.max_submissions):
        judgements.register_submission(attempt, 7)
    with pytest.raises(NoSubmissionsLeft):
        judgements.register_submission(attempt, 7)


def test_a_fault_of_ours_gives_the_submission_back_and_is_left_out_of_the_score(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    answer(attempt, "pick")
    response = judgements.register_submission(attempt, 7)
    judgements.record_judgement(response.pk, ordinal=1, verdict="internal_error", score=0, category=0)
    delivery.finish(attempt)
    attempt.refresh_from_db()
    response.refresh_from_db()
    assert response.submissions_left(quiz) == quiz.max_submissions
    assert attempt.score == pytest.approx(1 / 6)
    assert not Evidence.objects.filter(response=response).exists()


def test_in_an_assessment_the_last_submission_counts(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    for ordinal, category in ((1, 3), (2, 1)):
        response = judgements.register_submission(attempt, 7)
        judgements.record_judgement(
            response.pk, ordinal=ordinal, verdict="wrong_answer", score=category / 3, category=category
        )
    delivery.finish(attempt)
    assert Evidence.objects.get(response=response).category == 1


def test_in_practice_the_first_submission_counts(learner: User, practice: Quiz) -> None:
    attempt, _ = delivery.start(learner, practice)
    for ordinal, category in ((1, 1), (2, 3)):
        response = judgements.register_submission(attempt, 3)
        judgements.record_judgement(response.pk, ordinal=ordinal, verdict="x", score=category / 3, category=category)
    delivery.finish(attempt)
    assert Evidence.objects.get(response=response).category == 1


def test_a_verdict_that_comes_late_and_out_of_order_does_not_replace_a_newer_one(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    for _ in range(2):
        response = judgements.register_submission(attempt, 7)
    judgements.record_judgement(response.pk, ordinal=2, verdict="accepted", score=1, category=3)
    judgements.record_judgement(response.pk, ordinal=1, verdict="wrong_answer", score=0, category=0)
    response.refresh_from_db()
    assert (response.verdict, response.score) == ("accepted", 1)


def test_judging_again_appends_evidence_and_rewrites_none(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    response = judgements.register_submission(attempt, 7)
    delivery.finish(attempt)
    judgements.record_judgement(response.pk, ordinal=1, verdict="wrong_answer", score=0.5, category=1)
    judgements.record_judgement(response.pk, ordinal=1, verdict="accepted", score=1, category=3)
    assert [row.category for row in Evidence.objects.filter(response=response)] == [1, 3]
    attempt.refresh_from_db()
    assert attempt.score == pytest.approx(10 / 16)


def test_the_attempt_stays_in_judging_until_the_last_verdict(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    response = judgements.register_submission(attempt, 7)
    delivery.finish(attempt)
    attempt.refresh_from_db()
    assert (attempt.state, attempt.score) == (Attempt.State.JUDGING, None)
    judgements.record_judgement(response.pk, ordinal=1, verdict="accepted", score=1, category=3)
    attempt.refresh_from_db()
    assert attempt.state == Attempt.State.FINISHED


def test_reading_a_finished_attempt_remembers_what_was_explained(learner: User, quiz: Quiz) -> None:
    attempt = delivery.finish(delivery.start(learner, quiz)[0])
    evidence.explain_shown(attempt)
    assert SeenExplanation.objects.filter(learner=learner).count() == 7
