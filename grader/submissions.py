"""Code goes in: saved, counted, enqueued on commit."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from api.problems import Invalid, NotFound, Problem, TooLarge
from assessment import delivery, judgements
from assessment.answer_shapes import MAX_CODE
from assessment.models import Attempt, Response
from grader import own_input, queue
from grader.models import Submission


class TooManyRuns(Problem):
    type, status = "too-many-runs", 429
    title = "Earlier runs are still waiting"


class IdempotencyKeyReused(Problem):
    type, status = "idempotency-key-reused", 409
    title = "This idempotency key was used for something else"

    def __init__(self) -> None:
        super().__init__("The same Idempotency-Key came with other code, kind or input. Send it again with a new key.")


# A learner may try freely, but not fill the queue.
RUNS_WAITING = 3


def submit(
    learner: User,
    attempt_id: UUID | str,
    number: int,
    *,
    code: str,
    kind: str,
    own: str = "",
    idempotency_key: str = "",
) -> Submission:
    """Saves code to be judged (`submit`) or tried (`run`, with the learner's own input or the visible cases).

    The same idempotency key gives the same submission. Raises Invalid, TooLarge, TooManyRuns, NotFound,
    IdempotencyKeyReused and what assessment.delivery refuses.
    """
    if len(code) > MAX_CODE:
        raise TooLarge(f"Code may have {MAX_CODE:,} characters; this has {len(code):,}.")
    if "\0" in code or any("\ud800" <= character <= "\udfff" for character in code):
        raise Invalid({"code": ["Expected text without null characters and lone surrogates."]})
    attempt = delivery.find(learner, attempt_id)
    response = delivery.find_response(attempt, number)
    if not response.is_code():
        raise NotFound("This question takes no code.")
    if own:
        _check_input(own, response.item.runtime)
    with transaction.atomic():
        # Held from here on: the same key sent twice at once finds the first one's submission.
        attempt = delivery.hold(attempt)
        if idempotency_key and (known := response.submissions.filter(idempotency_key=idempotency_key).first()):
            return _as_before(known, code, kind, own)
        return _save(attempt, number, code, kind, own, idempotency_key)


def _as_before(known: Submission, code: str, kind: str, own: str) -> Submission:
    """What came with the same key, as long as this says the same."""
    if (known.code, known.kind, known.own_input) != (code, kind, own if kind == Submission.Kind.RUN else ""):
        raise IdempotencyKeyReused
    return known


def _check_input(own: str, runtime: str) -> None:
    if not own_input.is_offered(runtime):
        raise Invalid({"input": ["A query is run on the visible cases only; it takes no input of your own."]})
    try:
        own_input.parse_input(own)
    except ValueError as error:
        raise Invalid({"input": [str(error)]}) from error


def _save(attempt: Attempt, number: int, code: str, kind: str, own: str, idempotency_key: str) -> Submission:
    if kind == Submission.Kind.SUBMIT:
        response = judgements.register_submission(attempt, number)
        return _enqueue(response, code, kind=kind, ordinal=response.submitted, idempotency_key=idempotency_key)
    response = delivery.find_response(attempt, number)
    delivery.refuse_if_closed(attempt, timezone.now())
    waiting = response.submissions.filter(kind=kind).exclude(state=Submission.State.DONE).count()
    if waiting >= RUNS_WAITING:
        raise TooManyRuns("Wait for the earlier runs to end.", retry_after=2)
    return _enqueue(response, code, kind=kind, own_input=own, idempotency_key=idempotency_key)


def _enqueue(response: Response, code: str, *, kind: str, **fields: Any) -> Submission:
    submission = Submission.objects.create(response=response, code=code, kind=kind, queued_at=timezone.now(), **fields)
    queue.ring(submission)
    return submission


def finish(attempt: Attempt) -> Attempt:
    """Ends an attempt at the learner's wish; code typed since the last submission is submitted with it."""
    delivery.finish(attempt)
    submit_drafts(attempt)
    attempt.refresh_from_db()
    return attempt


@transaction.atomic
def submit_drafts(attempt: Attempt) -> None:
    """Submits what was typed after the last submission of each code item of an ended attempt."""
    locked = Attempt.objects.select_for_update(of=("self",)).select_related("quiz").get(pk=attempt.pk)
    if locked.state != Attempt.State.JUDGING:
        return
    for draft in delivery.drafts_to_submit(locked):
        response = judgements.register_submission(locked, draft.number, final=True)
        code = (draft.answer or {})["code"]
        _enqueue(response, code, kind=Submission.Kind.SUBMIT, ordinal=response.submitted)
    delivery.close(locked)


def find(learner: User, submission_id: UUID | str) -> Submission:
    """The learner's own submission. Raises NotFound."""
    rows = Submission.objects.select_related("response__variant__item", "response__attempt__quiz")
    found = rows.filter(pk=submission_id, response__attempt__learner=learner).first()
    if found is None:
        raise NotFound
    return found
