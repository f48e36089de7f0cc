"""Reports come by themselves once an attempt is judged."""

from celery import shared_task

from hiring import reports


@shared_task
def issue_reports() -> None:
    reports.issue_due()
