"""Who answered what, and what does it mean?"""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from quizzes.models import Item, Quiz, Variant

# A save that was on its way when the time ran out still counts.
GRACE = timedelta(seconds=60)


class Attempt(models.Model):
    """One sitting of one learner on one quiz."""

    class State(models.TextChoices):
        OPEN = "open"
        JUDGING = "judging"
        FINISHED = "finished"
        VOID = "void"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attempts")
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    # Empty for a learner's own attempt; else what asked for it, so that retake policies are counted apart.
    context = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    seed = models.BigIntegerField()
    started_at = models.DateTimeField()
    deadline = models.DateTimeField(null=True, blank=True)
    # What the deadline holds of the learner's accommodation; as private as that.
    extra_time_percent = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True, help_text="0 to 1, of what was judged")

    class Meta:
        ordering: ClassVar = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "quiz", "context"], condition=Q(state="open"), name="one_open_attempt"
            )
        ]
        indexes = [
            models.Index(fields=["state", "deadline"]),
            models.Index(fields=["learner", "-started_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.learner} on {self.quiz}, {self.started_at:%d %b %Y}"

    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def ended_by_clock(self) -> bool:
        return self.state in {self.State.JUDGING, self.State.FINISHED} and self.finished_at == self.deadline

    def is_overdue(self, now: datetime) -> bool:
        """The deadline and the grace for what was sent in time are both over."""
        return self.deadline is not None and now > self.deadline + GRACE


class Response(models.Model):
    """The current state of one item in an attempt."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="responses")
    number = models.PositiveSmallIntegerField()
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="+")
    answer = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    flagged = models.BooleanField(default=False, help_text="the learner wants to look at it again")
    # Locked once its feedback was shown, or an adaptive quiz went on from it.
    locked = models.BooleanField(default=False)
    score = models.FloatField(null=True, blank=True)
    category = models.PositiveSmallIntegerField(null=True, blank=True)
    # Ordinals of submissions: how many were made, the latest one judged, how many a fault of ours gave back.
    submitted = models.PositiveSmallIntegerField(default=0)
    judged = models.PositiveSmallIntegerField(default=0)
    spared = models.PositiveSmallIntegerField(default=0)
    counted = models.PositiveSmallIntegerField(default=0, help_text="the submission whose evidence counts")
    submitted_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(fields=["attempt", "number"], name="one_response_per_number")]

    @property
    def item(self) -> Item:
        return self.variant.item

    def is_code(self) -> bool:
        return self.item.kind == Item.Kind.CODE

    def awaits_judgement(self) -> bool:
        return self.judged < self.submitted

    def submissions_left(self, quiz: Quiz) -> int:
        return max(0, quiz.max_submissions - (self.submitted - self.spared))

    def not_judged(self) -> bool:
        """A fault of ours: left out of the score."""
        return self.verdict == "internal_error"


class Answer(models.Model):
    """One saved event of the answer log. Rows are only ever added."""

    class Outcome(models.TextChoices):
        SAVED = "saved"
        CONFLICT = "conflict"
        LATE = "late"
        CLOSED = "closed"
        LOCKED = "locked"

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="log")
    client = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField()
    based_on = models.PositiveIntegerField()
    version = models.PositiveIntegerField(null=True, help_text="the version it became; null when it became none")
    content = models.JSONField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    received_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [models.UniqueConstraint(fields=["response", "client", "sequence"], name="a_save_is_logged_once")]


class Evidence(models.Model):
    """What measurement may use of a response. Rows are only ever added; the newest of a response counts."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evidence")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="evidence")
    category = models.PositiveSmallIntegerField()
    score = models.FloatField()
    mode = models.CharField(max_length=10, choices=Quiz.Mode.choices)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes = [models.Index(fields=["learner", "id"])]
        verbose_name_plural = "evidence"


class SeenExplanation(models.Model):
    """A learner has read how an item is solved: it measures them no more."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    item_key = models.CharField(max_length=170)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "item_key"], name="seen_once")]


class Calibration(models.Model):
    """One version of the item parameters; never overwritten."""

    version = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    note = models.TextField(blank=True)
    answers = models.PositiveIntegerField(default=0, help_text="the evidence it was made of")
    sweeps = models.PositiveSmallIntegerField(default=0)
    converged = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["-version"]

    def __str__(self) -> str:
        return f"calibration {self.version}"


class ItemParameters(models.Model):
    """An item's parameters in one calibration, in the literature's letters."""

    calibration = models.ForeignKey(Calibration, on_delete=models.CASCADE, related_name="parameters")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    a = models.FloatField()
    b = models.FloatField()
    c = models.FloatField(default=0)
    steps = models.JSONField(default=list, help_text="tau, one per step between ordered categories")
    b_sd = models.FloatField()
    a_sd = models.FloatField(default=0)
    answers = models.PositiveIntegerField(default=0)
    calibrated = models.BooleanField(default=False, help_text="the standard error of b is at most .25")
    drifted = models.BooleanField(default=False, help_text="b has moved further than chance: to be looked at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calibration", "item"], name="one_set_of_parameters")]
        verbose_name_plural = "item parameters"
