"""Who wants to know? Positions, invitations, reports and reviews of an organisation."""

import hashlib
import secrets
import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Organisation
from assessment.models import Attempt
from quizzes.models import Quiz, Role


class Position(models.Model):
    """A quiz and a role that candidates of an organisation are invited to; cuts may differ from the role's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="positions")
    title = models.CharField(max_length=200)
    quiz = models.ForeignKey(Quiz, on_delete=models.RESTRICT, related_name="+")
    role = models.ForeignKey(Role, on_delete=models.RESTRICT, related_name="+")
    cuts = models.JSONField(default=dict, blank=True, help_text="skill -> theta, in place of the role's cut")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return self.title


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """One candidate's way into a position. The link's token is kept only as a hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    candidate = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    attempt = models.OneToOneField(Attempt, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitation")
    consented_at = models.DateTimeField(null=True, blank=True)
    consent = models.JSONField(default=dict, blank=True, help_text="what the candidate was shown and agreed to")

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.email} for {self.position}"

    @staticmethod
    def new_token() -> str:
        return secrets.token_urlsafe(32)

    def is_over(self, now: datetime) -> bool:
        """Revoked, expired before anybody accepted, or accepted by somebody who has been erased since."""
        if self.attempt_id is not None:
            return self.revoked_at is not None
        return self.revoked_at is not None or self.consented_at is not None or now >= self.expires_at

    def state(self, now: datetime) -> str:
        """What an organisation may know: when somebody began would, with the report, tell how long they took."""
        if hasattr(self, "report"):
            return "report"
        if self.revoked_at:
            return "revoked"
        return "expired" if now >= self.expires_at and not self.consented_at else "invited"


class Report(models.Model):
    """A frozen profile with its evidence. Nothing in `content` is ever changed after the issue."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.OneToOneField(Invitation, on_delete=models.RESTRICT, related_name="report")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="reports")
    issued_at = models.DateTimeField()
    calibration = models.PositiveIntegerField()
    decision = models.CharField(max_length=15)
    p_meets = models.FloatField()
    content: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-issued_at"]

    def __str__(self) -> str:
        return f"Report on {self.invitation}"


class Review(models.Model):
    """A member's note on a report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="reviews")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["written_at"]
