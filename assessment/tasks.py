"""Attempts whose time is over close by themselves."""

from celery import shared_task

from assessment import delivery


@shared_task
def close_expired() -> None:
    for attempt in delivery.overdue():
        delivery.finish(attempt)
