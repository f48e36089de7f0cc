"""Saving an answer: idempotent, numbered by the server, nothing newer overwritten, nothing received lost."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from api.problems import Invalid, Problem, TooLarge
from assessment import delivery
from assessment.answer_keys import key_from
from assessment.answer_shapes import TooLong, WrongShape, validate_answer
from assessment.models import Answer, Attempt, Response
from assessment.refusals import AttemptClosed, DeadlinePassed, NewerAnswer, ResponseLocked, SequenceReused


@dataclass(frozen=True)
class Save:
    """One save as it comes from a client; (client, sequence) names it for good."""

    answer: Any
    client: str
    sequence: int
    based_on: int


@dataclass(frozen=True)
class Acknowledgement:
    version: int
    saved_at: datetime


def save(learner: User, attempt_id: UUID | str, number: int, incoming: Save) -> Acknowledgement:
    """Appends a save to the answer log and, unless something newer is there, makes it the current answer.

    Raises SequenceReused, NewerAnswer, DeadlinePassed, AttemptClosed, ResponseLocked (the save is in the log
    all the same), Invalid (wrong shape) or NotFound.
    """
    with transaction.atomic():
        attempt = delivery.find(learner, attempt_id, lock=True)
        response = delivery.find_response(attempt, number, lock=True)
        _check_shape(response, incoming.answer)
        outcome = _known(response, incoming) or _log(attempt, response, incoming)
    # Raised only now: the refused save must stay in the log.
    if isinstance(outcome, Problem):
        raise outcome
    return outcome


def _check_shape(response: Response, answer: Any) -> None:
    kind = response.item.kind
    key = None if response.is_code() else key_from(kind, response.variant.key)
    try:
        validate_answer(kind, key, answer)
    except TooLong as error:
        raise TooLarge(f"{error.field}: {error.message}.") from error
    except WrongShape as error:
        raise Invalid({error.field: error.message}) from error


def _known(response: Response, incoming: Save) -> Acknowledgement | Problem | None:
    """The same acknowledgement again for a save that was sent again."""
    row = response.log.filter(client=incoming.client, sequence=incoming.sequence).first()
    if row is None:
        return None
    if row.content != incoming.answer or row.based_on != incoming.based_on:
        return SequenceReused()
    if row.version is None:
        return _refusal(Answer.Outcome(row.outcome), response)
    return Acknowledgement(row.version, row.received_at)


def _log(attempt: Attempt, response: Response, incoming: Save) -> Acknowledgement | Problem:
    now = timezone.now()
    outcome = _outcome(attempt, response, incoming, now)
    saved = outcome == Answer.Outcome.SAVED
    Answer.objects.create(
        response=response,
        client=incoming.client,
        sequence=incoming.sequence,
        based_on=incoming.based_on,
        version=response.version + 1 if saved else None,
        content=incoming.answer,
        outcome=outcome,
        received_at=now,
    )
    if not saved:
        return _refusal(outcome, response)
    response.answer, response.version, response.saved_at = incoming.answer, response.version + 1, now
    response.save(update_fields=["answer", "version", "saved_at"])
    return Acknowledgement(response.version, now)


def _outcome(attempt: Attempt, response: Response, incoming: Save, now: datetime) -> Answer.Outcome:
    if not attempt.is_open():
        # Late is only what the clock cut off: who has finished by hand may have read the explanations since.
        return Answer.Outcome.LATE if attempt.ended_by_clock() else Answer.Outcome.CLOSED
    if response.locked:
        return Answer.Outcome.LOCKED
    return Answer.Outcome.SAVED if incoming.based_on == response.version else Answer.Outcome.CONFLICT


def _refusal(outcome: Answer.Outcome, response: Response) -> Problem:
    if outcome == Answer.Outcome.CONFLICT:
        return NewerAnswer(answer=response.answer, version=response.version)
    return {
        Answer.Outcome.LATE: DeadlinePassed,
        Answer.Outcome.CLOSED: AttemptClosed,
        Answer.Outcome.LOCKED: ResponseLocked,
    }[outcome]()
