"""The save protocol: idempotent, versioned, nothing newer overwritten, nothing received lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from api.problems import Invalid, NotFound
from assessment import delivery, saving
from assessment.models import Answer, Attempt, Response
from assessment.refusals import AttemptClosed, DeadlinePassed, NewerAnswer, ResponseLocked, SequenceReused
from quizzes.models import Quiz
from tests.conftest import response_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(learner: User, quiz: Quiz) -> Attempt:
    return delivery.start(learner, quiz)[0]


def save(attempt: Attempt, number: int, answer: Any, *, sequence: int = 1, based_on: int = 0, client: str = "tab"):
    incoming = saving.Save(answer=answer, client=client, sequence=sequence, based_on=based_on)
    return saving.save(attempt.learner, attempt.pk, number, incoming)


def move_deadline(attempt: Attempt, seconds_ago: int) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(deadline=timezone.now() - timedelta(seconds=seconds_ago))


def current(attempt: Attempt, number: int) -> Response:
    return attempt.responses.get(number=number)


def test_each_save_gets_the_next_version(attempt: Attempt) -> None:
    assert save(attempt, 1, "a").version == 1
    assert save(attempt, 1, "b", sequence=2, based_on=1).version == 2
    assert current(attempt, 1).answer == "b"


def test_the_same_save_sent_again_gets_the_same_acknowledgement_and_is_logged_once(attempt: Attempt) -> None:
    first = save(attempt, 1, "a")
    save(attempt, 1, "b", sequence=2, based_on=1)
    assert save(attempt, 1, "a") == first
    assert current(attempt, 1).answer == "b"
    assert Answer.objects.filter(response__attempt=attempt).count() == 2


def test_the_same_sequence_with_other_content_is_refused(attempt: Attempt) -> None:
    save(attempt, 1, "a")
    with pytest.raises(SequenceReused):
        save(attempt, 1, "b")
    assert current(attempt, 1).answer == "a"


def test_a_stale_save_is_kept_in_the_log_and_overwrites_nothing(attempt: Attempt) -> None:
    save(attempt, 1, "a", client="phone")
    with pytest.raises(NewerAnswer) as refusal:
        save(attempt, 1, "b", client="laptop")
    assert refusal.value.members == {"answer": "a", "version": 1}
    assert current(attempt, 1).answer == "a"
    kept = Answer.objects.get(client="laptop")
    assert (kept.content, kept.outcome, kept.version) == ("b", "conflict", None)


def test_a_stale_save_sent_again_is_refused_again_with_what_is_newest_by_then(attempt: Attempt) -> None:
    save(attempt, 1, "a", client="phone")
    with pytest.raises(NewerAnswer):
        save(attempt, 1, "b", client="laptop")
    save(attempt, 1, "c", client="phone", sequence=2, based_on=1)
    with pytest.raises(NewerAnswer) as refusal:
        save(attempt, 1, "b", client="laptop")
    assert refusal.value.members["answer"] == "c"
    assert Answer.objects.filter(client="laptop").count() == 1


def test_a_save_within_the_grace_counts(attempt: Attempt) -> None:
    move_deadline(attempt, 30)
    assert save(attempt, 1, "a").version == 1


def test_a_later_save_is_kept_marked_late_and_not_scored(attempt: Attempt) -> None:
    move_deadline(attempt, 90)
    with pytest.raises(DeadlinePassed):
        save(attempt, 1, "a")
    assert Answer.objects.get(response__attempt=attempt).outcome == "late"
    assert current(attempt, 1).answer is None


def test_a_save_after_the_finish_is_kept_and_refused(attempt: Attempt) -> None:
    delivery.finish(attempt)
    with pytest.raises(AttemptClosed):
        save(attempt, 1, "a")
    assert Answer.objects.get(response__attempt=attempt).outcome == "closed"


def test_a_locked_response_takes_no_answer(attempt: Attempt) -> None:
    attempt.responses.filter(number=1).update(locked=True)
    with pytest.raises(ResponseLocked):
        save(attempt, 1, "a")


def test_an_answer_can_be_cleared(attempt: Attempt) -> None:
    save(attempt, 1, "a")
    save(attempt, 1, None, sequence=2, based_on=1)
    assert current(attempt, 1).answer is None


def test_another_persons_attempt_does_not_exist(attempt: Attempt, candidate: User) -> None:
    with pytest.raises(NotFound):
        saving.save(candidate, attempt.pk, 1, saving.Save("a", "tab", 1, 0))


@pytest.mark.parametrize(
    ("slug", "answer"),
    [
        ("pick", "z"),
        ("pick", 3),
        ("pick-all", "a"),
        ("pick-all", ["a", "a"]),
        ("sum", "four"),
        ("sum", True),
        ("name-it", ["sum"]),
        ("sort", ["a"]),
        ("pair", {"l9": "r1"}),
        ("add-up", "def add_up(): ..."),
        ("add-up", {"code": 3}),
    ],
)
def test_an_answer_of_the_wrong_shape_is_refused_by_field_and_not_logged(
    attempt: Attempt, slug: str, answer: Any
) -> None:
    with pytest.raises(Invalid) as refusal:
        save(attempt, response_to(attempt, slug).number, answer)
    assert any(field.startswith("answer") for field in refusal.value.members["errors"])
    assert not Answer.objects.filter(response__attempt=attempt).exists()
