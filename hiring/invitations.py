"""Positions and the way into them: invite, look, consent, start."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from api.problems import Invalid, NotFound, Problem
from assessment import delivery
from hiring.models import Invitation, Position, hashed
from quizzes.models import Quiz, Role

LONGEST = timedelta(days=180)
# Shown before the start, kept with the consent, printed in the report.
SHARED = (
    "your name and the e-mail address of your account",
    "your answers, the code you submit and its verdicts",
    "an estimate for each skill of the role, with its uncertainty",
    "how many questions you answered here before, which these estimates start from, not the answers themselves",
)
NOT_SHARED = (
    "how long you took, and any extra time you have",
    "your profile beyond the skills of this role",
)
KEPT = "A report, once issued, stays with the organisation. You see the result too."


class InvitationOver(Problem):
    type, status = "invitation-over", 410
    title = "This invitation is over"

    def __init__(self) -> None:
        super().__init__("It has expired or was withdrawn. Ask the person who invited you for a new one.")


def create_position(
    organisation: Organisation, author: User, *, title: str, quiz: str, role: str, cuts: Mapping[str, float]
) -> Position:
    """A new position. Raises Invalid naming the field when quiz, role or a cut's skill is unknown."""
    errors: dict[str, Any] = {}
    found_quiz = Quiz.objects.visible_to_organisation(organisation).filter(slug=quiz, retired=False).first()
    found_role = Role.objects.visible_to_organisation(organisation).filter(slug=role, retired=False).first()
    if found_quiz is None:
        errors["quiz"] = [f"There is no quiz {quiz!r}."]
    elif found_quiz.mode != Quiz.Mode.ASSESSMENT:
        errors["quiz"] = [f"{quiz!r} is for practice; a position needs an assessment."]
    if found_role is None:
        errors["role"] = [f"There is no role {role!r}."]
    else:
        known = set(found_role.skills.values_list("skill__slug", flat=True))
        if unknown := sorted(set(cuts) - known):
            errors["cuts"] = [f"The role does not weigh {', '.join(unknown)}."]
    if errors or found_quiz is None or found_role is None:
        raise Invalid(errors)
    return Position.objects.create(
        organisation=organisation, created_by=author, title=title, quiz=found_quiz, role=found_role, cuts=dict(cuts)
    )


def invite(position: Position, *, email: str, expires_at: datetime) -> tuple[Invitation, str]:
    """A new invitation and its token, which is told only now. Raises Invalid for an unfit date."""
    now = timezone.now()
    if not now < expires_at <= now + LONGEST:
        raise Invalid({"expires_at": [f"Expected a time within the next {LONGEST.days} days."]})
    token = Invitation.new_token()
    row = Invitation.objects.create(
        position=position, email=email.strip().lower(), token_hash=hashed(token), expires_at=expires_at
    )
    return row, token


def find(token: str) -> Invitation:
    """The invitation that a link's token opens. Raises NotFound or InvitationOver."""
    rows = Invitation.objects.select_related("position__organisation", "position__quiz", "position__role", "attempt")
    found = rows.filter(token_hash=hashed(token)).first()
    if found is None:
        raise NotFound
    if found.is_over(timezone.now()):
        raise InvitationOver
    return found


def terms(invitation: Invitation) -> dict[str, Any]:
    """What the candidate is shown before the consent: what is asked, what is shared, with whom."""
    position = invitation.position
    return {
        "position": position.title,
        "organisation": position.organisation.name,
        "quiz": position.quiz.slug,
        "ai_policy": position.quiz.ai_policy,
        "time_limit_minutes": position.quiz.time_limit_minutes,
        "shared_with": position.organisation.name,
        "shared": list(SHARED),
        "not_shared": list(NOT_SHARED),
        "kept": KEPT,
        "expires_at": invitation.expires_at,
    }


@transaction.atomic
def accept(candidate: User, token: str, *, consent: bool) -> tuple[Invitation, bool]:
    """Consent and start: the attempt begins now; the flag says whether it is new.

    Accepting again gives the same attempt. Raises Invalid without consent, NotFound, also for an invitation that
    another person has accepted, InvitationOver, and what assessment.delivery refuses.
    """
    if not consent:
        raise Invalid({"consent": ["Expected true: without consent nothing starts and nothing is shared."]})
    invitation = find(token)
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    invitation.refresh_from_db(fields=["candidate", "attempt", "consented_at", "revoked_at"])
    if invitation.is_over(timezone.now()):
        raise InvitationOver
    if invitation.candidate_id not in {None, candidate.pk}:
        raise NotFound
    if invitation.attempt_id:
        return invitation, False
    shown = terms(invitation)
    attempt, _ = delivery.start(candidate, invitation.position.quiz, context=f"invitation {invitation.pk}")
    invitation.candidate, invitation.attempt = candidate, attempt
    invitation.consented_at = timezone.now()
    invitation.consent = {**shown, "expires_at": shown["expires_at"].isoformat()}
    invitation.save(update_fields=["candidate", "attempt", "consented_at", "consent"])
    return invitation, True


def revoke(invitation: Invitation) -> bool:
    """Withdraws an invitation that nobody has accepted; an accepted one goes on. Whether it is withdrawn now."""
    rows = Invitation.objects.filter(pk=invitation.pk, consented_at=None)
    return bool(rows.filter(revoked_at=None).update(revoked_at=timezone.now()) or rows.exists())
