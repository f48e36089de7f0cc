"""Submissions, the queue of record, and what each case gave."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from assessment.models import Response
from grader.verdicts import Verdict

LONGEST_KEY = 80
VERDICTS = [(verdict.value, verdict.value) for verdict in Verdict]


class Submission(models.Model):
    """One piece of code sent for a response.

    A `submit` is counted and judged against every case, a `run` is free and sees the visible cases or the learner's
    own input. Whoever holds the lease may write the verdict, and nobody else.
    """

    class Kind(models.TextChoices):
        RUN = "run"
        SUBMIT = "submit"

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="submissions")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    ordinal = models.PositiveSmallIntegerField(default=0, help_text="of the counted submissions; 0 for a run")
    code = models.TextField()
    own_input = models.TextField(blank=True)
    idempotency_key = models.CharField(max_length=LONGEST_KEY, blank=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.QUEUED)
    reason = models.CharField(max_length=40, blank=True, help_text="why it waits: grader_unavailable, retry")
    tries = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField(null=True, blank=True, help_text="when the workers were last told that it waits")
    verdict = models.CharField(max_length=20, choices=VERDICTS, blank=True)
    points = models.FloatField(null=True, blank=True)
    max_points = models.FloatField(null=True, blank=True)
    # What would be needed to judge it again in the same way: revision, runtime, versions, seed, limits.
    conditions = models.JSONField(default=dict, blank=True)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-queued_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "idempotency_key"], condition=~Q(idempotency_key=""), name="submitted_once"
            )
        ]
        indexes = [models.Index(fields=["state", "queued_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def is_done(self) -> bool:
        return self.state == self.State.DONE

    def position(self) -> int | None:
        """Place in the queue, 1 for the next; None when it does not wait."""
        if self.state != self.State.QUEUED:
            return None
        runtime = self.response.variant.item.runtime
        ahead = Submission.objects.filter(
            state=self.State.QUEUED, queued_at__lt=self.queued_at, response__variant__item__runtime=runtime
        )
        return ahead.count() + 1

    def score(self) -> float | None:
        """0 to 1, of the points of its cases; None without a verdict or for a run."""
        if self.kind == self.Kind.RUN or not self.max_points or self.points is None:
            return None
        return self.points / self.max_points

    def seconds_judged(self) -> float | None:
        if not (self.started_at and self.finished_at):
            return None
        return _seconds(self.started_at, self.finished_at)


def _seconds(start: datetime, end: datetime) -> float:
    return round((end - start).total_seconds(), 3)


class CaseResult(models.Model):
    """The verdict on one case. `detail` is empty for hidden cases: what is not stored cannot leak."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="cases")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    visible = models.BooleanField()
    verdict = models.CharField(max_length=20, choices=VERDICTS)
    points = models.FloatField()
    max_points = models.FloatField()
    message = models.TextField(blank=True)
    detail = models.JSONField(default=dict, help_text="input, expected, got, stdout, traceback")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="one_result_per_case")]
