"""What happens by itself: attempts whose time is over close, items are recalibrated at night."""

from celery import shared_task

from assessment import delivery, recalibrating


@shared_task
def close_expired() -> None:
    for attempt in delivery.overdue():
        delivery.finish(attempt)


@shared_task
def recalibrate() -> None:
    recalibrating.run("nightly")
