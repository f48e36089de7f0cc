"""The queue of record is the table of submissions; the broker is only a doorbell.

A worker takes a lease, keeps it alive while it judges, and may write only while it holds it. A lease that ran out
goes back to the queue; after three tries the fault is ours and a human is told.
"""

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from uuid import UUID

from celery import current_app
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from grader.models import Submission

LEASE = timedelta(seconds=30)
HEARTBEAT_SECONDS = 8
TRIES = 3
# A doorbell that nobody heard is rung again after this long.
FORGOTTEN = timedelta(seconds=30)
GRADER_UNAVAILABLE = "grader_unavailable"

log = logging.getLogger(__name__)


def ring(submission: Submission) -> None:
    """Tells the workers, after the commit, that a submission waits. A broker that is down costs only time."""
    queue = f"grade.{submission.response.variant.item.runtime}"
    Submission.objects.filter(pk=submission.pk).update(rung_at=timezone.now())
    transaction.on_commit(partial(_send, str(submission.pk), queue))


def _send(submission_id: str, queue: str) -> None:
    try:
        current_app.send_task("grader.tasks.grade", args=[submission_id], queue=queue, retry=False)
    except Exception:  # whatever the broker's library raises: the sweep rings again
        log.warning("The broker took no message for submission %s; the sweep will ring again.", submission_id)


def take(submission_id: UUID | str) -> Submission | None:
    """Leases a waiting submission, or one whose lease ran out; None when it is done or another worker has it."""
    now = timezone.now()
    free = Q(state=Submission.State.QUEUED) | Q(state=Submission.State.RUNNING, lease_until__lt=now)
    lease = uuid.uuid4()
    taken = Submission.objects.filter(free, pk=submission_id, tries__lt=TRIES).update(
        state=Submission.State.RUNNING,
        reason="",
        lease=lease,
        lease_until=now + LEASE,
        tries=F("tries") + 1,
        started_at=now,
    )
    if not taken:
        return None
    rows = Submission.objects.select_related("response__variant__item", "response__attempt")
    return rows.filter(pk=submission_id, lease=lease).first()


@contextmanager
def heartbeat(submission: Submission) -> Iterator[None]:
    """Keeps the lease alive from a thread of its own while the sandbox works."""
    stop = threading.Event()

    def beat() -> None:
        try:
            while not stop.wait(HEARTBEAT_SECONDS):
                _prolong(submission)
        finally:
            connection.close()

    thread = threading.Thread(target=beat, name=f"lease {submission.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _prolong(submission: Submission) -> None:
    try:
        held(submission).update(lease_until=timezone.now() + LEASE)
    except DatabaseError:
        # The next beat tries again; if none succeeds the lease runs out, and another worker takes over.
        log.warning("The lease of submission %s could not be prolonged.", submission.pk)


def held(submission: Submission) -> QuerySet[Submission]:
    """The row, as long as this worker still holds its lease."""
    return Submission.objects.filter(pk=submission.pk, lease=submission.lease, state=Submission.State.RUNNING)


def put_back(submission: Submission, *, reason: str, free: bool = False) -> None:
    """Back to the queue, for instance because the grader is closed; `free` gives the try back."""
    held(submission).update(
        state=Submission.State.QUEUED,
        reason=reason,
        lease=None,
        lease_until=None,
        tries=F("tries") - 1 if free else F("tries"),
        rung_at=timezone.now() if free else None,
    )


def release_all() -> int:
    """At the start of the only process there is: whatever was being judged has died with the one before."""
    running = Submission.objects.filter(state=Submission.State.RUNNING)
    count = running.update(state=Submission.State.QUEUED, reason="retry", lease=None, lease_until=None)
    # Nobody has heard the doorbells that rang before this process.
    Submission.objects.filter(state=Submission.State.QUEUED).update(rung_at=None)
    return count


def forgotten() -> list[Submission]:
    """Submissions nobody works on: their doorbell was not heard, or their worker is gone."""
    now = timezone.now()
    waiting = Q(state=Submission.State.QUEUED) & (Q(rung_at=None) | Q(rung_at__lt=now - FORGOTTEN))
    lost = Q(state=Submission.State.RUNNING, lease_until__lt=now)
    rows = Submission.objects.filter(waiting | lost, tries__lt=TRIES)
    return list(rows.select_related("response__variant__item").order_by("queued_at")[:200])


def given_up() -> list[Submission]:
    """Submissions that used up their tries without a verdict."""
    lost = Q(state=Submission.State.RUNNING, lease_until__lt=timezone.now()) | Q(state=Submission.State.QUEUED)
    return list(Submission.objects.filter(lost, tries__gte=TRIES).select_related("response__variant__item"))


def oldest_waiting_seconds() -> float:
    """Age of the submission that has waited longest; 0 when none waits."""
    oldest = Submission.objects.filter(state=Submission.State.QUEUED).order_by("queued_at").first()
    return (timezone.now() - oldest.queued_at).total_seconds() if oldest else 0.0
