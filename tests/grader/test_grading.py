"""Code -> verdict -> response -> evidence, through the real sandbox."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone

from accounts.models import User
from api.problems import Invalid, TooLarge
from assessment import delivery, saving
from assessment.models import Attempt, Evidence
from grader import grading, queue, submissions, tasks
from grader.models import Submission
from grader.sandbox import SandboxUnavailable
from grader.verdicts import Verdict
from quizzes.cases import Judging
from quizzes.models import Quiz
from tests.conftest import RIGHT_CODE

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(learner: User, quiz: Quiz) -> Attempt:
    return delivery.start(learner, quiz)[0]


def send(attempt: Attempt, code: str, **kwargs: Any) -> Submission:
    kwargs.setdefault("kind", Submission.Kind.SUBMIT)
    return submissions.submit(attempt.learner, attempt.pk, 7, code=code, **kwargs)


def judged(attempt: Attempt, code: str, **kwargs: Any) -> Submission:
    submission = send(attempt, code, **kwargs)
    tasks.grade(str(submission.pk))
    submission.refresh_from_db()
    return submission


def function(body: str) -> str:
    return f"def add_up(numbers):\n    {body}\n"


def test_a_right_solution_is_accepted_with_all_points(attempt: Attempt) -> None:
    submission = judged(attempt, RIGHT_CODE)
    assert (submission.verdict, submission.points) == ("accepted", submission.max_points)
    assert submission.conditions["item"] == "sample/add-up"
    assert delivery.find_response(attempt, 7).score == 1.0


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (function("return len(numbers)"), Verdict.WRONG_ANSWER),
        (function("return float(sum(numbers))"), Verdict.WRONG_TYPE),
        (function("while True: pass"), Verdict.TIME_LIMIT),
        (function("return bytearray(10 ** 12)"), Verdict.MEMORY_LIMIT),
        (function("grown = []\n    while True: grown.append(b'x' * 2**20)"), Verdict.MEMORY_LIMIT),
        (function("return numbers[99]"), Verdict.RUNTIME_ERROR),
        (function("import os; os._exit(0)"), Verdict.RUNTIME_ERROR),
        ("def add_up(numbers:\n", Verdict.SYNTAX_ERROR),
        ("def subtract(numbers): ...\n", Verdict.NO_ENTRY_POINT),
        (function("return 'x' * 10**7"), Verdict.OUTPUT_LIMIT),
        (function("numbers.append(0); return sum(numbers)"), Verdict.WRONG_ANSWER),
    ],
)
def test_what_is_wrong_gets_the_verdict_that_says_so_and_the_next_is_judged_well(
    attempt: Attempt, code: str, verdict: Verdict
) -> None:
    assert judged(attempt, code).verdict == verdict
    assert judged(attempt, RIGHT_CODE).verdict == Verdict.ACCEPTED


def test_points_are_partial(attempt: Attempt) -> None:
    submission = judged(attempt, function("return sum(abs(n) for n in numbers)"))
    assert submission.points and submission.max_points
    assert 0 < submission.points < submission.max_points
    assert 0 < (delivery.find_response(attempt, 7).score or 0) < 1


def test_a_failed_hidden_case_tells_its_name_and_nothing_else(attempt: Attempt) -> None:
    submission = judged(attempt, function("raise ValueError(numbers)"))
    hidden = submission.cases.filter(visible=False)
    assert hidden.count() >= 10
    assert all(case.message == "" and case.detail == {} for case in hidden)


def test_the_author_may_let_a_failed_hidden_case_show_its_hint(attempt: Attempt) -> None:
    Judging.objects.update(reveal=Judging.Reveal.HINT)
    submission = judged(attempt, function("return numbers[0]"))
    assert submission.cases.get(name="Nothing").message == "An empty list is a list too."


def test_a_visible_case_shows_input_expected_got_printed_text_and_traceback(attempt: Attempt) -> None:
    submission = judged(attempt, function("print('here'); return 1 // (len(numbers) - 1)"), kind="run")
    three, one = submission.cases.order_by("number")
    assert three.detail["input"] == "add_up([1, 2, 3])"
    assert three.detail["expected"]["text"] == "6"
    assert three.detail["got"]["text"] == "0"
    assert three.detail["stdout"] == "here\n"
    assert "ZeroDivisionError" in one.detail["traceback"]


def test_a_run_sees_the_visible_cases_only_and_counts_for_nothing(attempt: Attempt) -> None:
    submission = judged(attempt, RIGHT_CODE, kind="run")
    assert submission.cases.count() == 2
    assert delivery.find_response(attempt, 7).submitted == 0


def test_a_run_on_ones_own_input_shows_what_the_code_gives(attempt: Attempt) -> None:
    submission = judged(attempt, RIGHT_CODE, kind="run", own="[20, 22]")
    [case] = submission.cases.all()
    assert case.detail["got"]["text"] == "42"
    assert case.detail["expected"] is None


def test_an_own_input_that_cannot_be_read_is_refused(attempt: Attempt) -> None:
    with pytest.raises(Invalid):
        send(attempt, RIGHT_CODE, kind="run", own="__import__('os')")


def test_code_of_ten_megabytes_is_refused(attempt: Attempt) -> None:
    with pytest.raises(TooLarge):
        send(attempt, "#" * 10_000_000)


def test_the_same_idempotency_key_gives_the_same_submission(attempt: Attempt) -> None:
    first, again = (send(attempt, RIGHT_CODE, idempotency_key="one") for _ in range(2))
    assert first.pk == again.pk
    assert delivery.find_response(attempt, 7).submitted == 1


def test_judging_twice_changes_nothing(attempt: Attempt) -> None:
    submission = judged(attempt, RIGHT_CODE)
    tasks.grade(str(submission.pk))
    assert submission.cases.count() == 13
    assert Submission.objects.get(pk=submission.pk).tries == 1


def test_a_draft_is_submitted_at_the_finish_and_judged(attempt: Attempt) -> None:
    saving.save(attempt.learner, attempt.pk, 7, saving.Save({"code": RIGHT_CODE}, "tab", 1, 0))
    assert submissions.finish(attempt).state == Attempt.State.JUDGING
    [draft] = Submission.objects.all()
    tasks.grade(str(draft.pk))
    attempt.refresh_from_db()
    assert attempt.state == Attempt.State.FINISHED
    assert attempt.score == pytest.approx(10 / 16)


def test_a_draft_is_submitted_at_the_deadline_too(attempt: Attempt) -> None:
    saving.save(attempt.learner, attempt.pk, 7, saving.Save({"code": RIGHT_CODE}, "tab", 1, 0))
    Attempt.objects.update(deadline=timezone.now() - timedelta(minutes=5))
    for late in delivery.overdue():
        delivery.finish(late)
    tasks.sweep()
    [draft] = Submission.objects.all()
    tasks.grade(str(draft.pk))
    attempt.refresh_from_db()
    assert attempt.state == Attempt.State.FINISHED
    assert Evidence.objects.get(item__key="sample/add-up").category == 3


def test_code_that_was_submitted_as_it_stands_is_not_submitted_again(attempt: Attempt) -> None:
    saving.save(attempt.learner, attempt.pk, 7, saving.Save({"code": RIGHT_CODE}, "tab", 1, 0))
    judged(attempt, RIGHT_CODE)
    submissions.finish(attempt)
    assert Submission.objects.count() == 1


def test_a_closed_grader_leaves_the_submission_queued_and_uses_up_no_try(attempt: Attempt) -> None:
    with patch("grader.sandbox.run", side_effect=SandboxUnavailable("no bubblewrap")):
        submission = judged(attempt, RIGHT_CODE)
    assert (submission.state, submission.reason, submission.tries) == ("queued", "grader_unavailable", 0)
    tasks.grade(str(submission.pk))
    submission.refresh_from_db()
    assert submission.verdict == Verdict.ACCEPTED


def test_after_three_faults_of_ours_a_submission_is_not_judged_and_given_back(attempt: Attempt) -> None:
    submission = send(attempt, RIGHT_CODE)
    with patch("grader.sandbox.run", side_effect=RuntimeError("a fault of ours")):
        for _ in range(queue.TRIES):
            tasks.grade(str(submission.pk))
    submission.refresh_from_db()
    response = delivery.find_response(attempt, 7)
    assert (submission.state, submission.verdict) == ("done", "internal_error")
    assert response.score is None
    assert response.submissions_left(attempt.quiz) == attempt.quiz.max_submissions


def test_a_worker_that_lost_its_lease_writes_nothing(attempt: Attempt) -> None:
    submission = send(attempt, RIGHT_CODE)
    slow = queue.take(submission.pk)
    assert slow is not None
    Submission.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    fast = queue.take(submission.pk)
    assert fast is not None
    assert grading.record(slow, grading.judge(slow)) is False
    assert grading.record(fast, grading.judge(fast)) is True
    assert Evidence.objects.count() == 0
    assert submission.cases.count() == 13


def test_only_one_worker_gets_a_submission(attempt: Attempt) -> None:
    submission = send(attempt, RIGHT_CODE)
    assert queue.take(submission.pk) is not None
    assert queue.take(submission.pk) is None


def test_the_sweep_finds_a_lost_lease_and_a_doorbell_nobody_heard(attempt: Attempt) -> None:
    lost, unheard = send(attempt, RIGHT_CODE), send(attempt, RIGHT_CODE)
    queue.take(lost.pk)
    Submission.objects.filter(pk=lost.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    Submission.objects.filter(pk=unheard.pk).update(rung_at=timezone.now() - timedelta(minutes=1))
    assert {row.pk for row in queue.forgotten()} == {lost.pk, unheard.pk}


def test_the_only_process_there_is_puts_back_what_the_one_before_was_judging(attempt: Attempt) -> None:
    submission = send(attempt, RIGHT_CODE)
    queue.take(submission.pk)
    assert queue.release_all() == 1
    submission.refresh_from_db()
    assert submission.state == Submission.State.QUEUED


def test_a_broker_that_is_down_loses_no_submission(attempt: Attempt, django_capture_on_commit_callbacks: Any) -> None:
    down = patch("celery.current_app.send_task", side_effect=ConnectionError("no broker"))
    with down, django_capture_on_commit_callbacks(execute=True):
        submission = send(attempt, RIGHT_CODE)
    assert Submission.objects.get(pk=submission.pk).state == Submission.State.QUEUED


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("return 10 ** 5000", Verdict.WRONG_ANSWER),
        ("return {10 ** 5000}", Verdict.WRONG_TYPE),
        ("raise ValueError('\\ud800 and \\0')", Verdict.RUNTIME_ERROR),
        ("print('\\ud800 and \\0')", Verdict.WRONG_TYPE),
    ],
)
def test_nothing_that_code_returns_raises_or_prints_gets_it_out_of_the_score(
    attempt: Attempt, body: str, verdict: Verdict
) -> None:
    assert judged(attempt, function(body)).verdict == verdict
    assert delivery.find_response(attempt, 7).score == 0


def test_code_that_no_database_stores_is_refused(attempt: Attempt) -> None:
    with pytest.raises(Invalid):
        send(attempt, "x = '\ud800'")


@pytest.mark.parametrize("own", ["0x" + "f" * 19_000, "[" * 90 + "]" * 90])
def test_an_extreme_own_input_is_answered(attempt: Attempt, own: str) -> None:
    try:
        submission = judged(attempt, RIGHT_CODE, kind="run", own=own)
    except Invalid:
        return
    assert submission.verdict in {Verdict.ACCEPTED, Verdict.RUNTIME_ERROR}


def test_visible_cases_run_before_hidden_ones(attempt: Attempt) -> None:
    from quizzes.cases import Case

    Case.objects.filter(name="Three numbers").update(number=99)
    remembering = "seen = []\ndef add_up(numbers):\n    seen.append(list(numbers))\n    print(seen)\n    return 0\n"
    submission = judged(attempt, remembering)
    assert "10000000" not in submission.cases.get(name="Three numbers").detail["stdout"]
