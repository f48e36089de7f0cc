"""The Celery face of the grader."""

from celery import shared_task

from assessment import delivery
from grader import grading, queue, state, submissions


@shared_task
def grade(submission_id: str) -> None:
    grading.grade(submission_id)


@shared_task
def sweep() -> None:
    """Rings again for what nobody works on, and submits the drafts of attempts that ended by themselves."""
    grading.give_up_exhausted()
    for attempt in delivery.awaiting_judgement():
        submissions.submit_drafts(attempt)
    for submission in queue.forgotten():
        queue.ring(submission)


@shared_task
def report_state() -> None:
    state.report()
