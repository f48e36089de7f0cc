"""Code in an attempt: how many submissions are made and left, and what a verdict changes.

The grader calls this; it holds the attempt first, as every writer does (delivery.hold).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from api.problems import NotFound
from assessment import delivery, evidence
from assessment.models import Attempt, Response
from assessment.refusals import CoolingDown, NoSubmissionsLeft, ResponseLocked

OUR_FAULT = "internal_error"


@transaction.atomic
def register_submission(attempt: Attempt, number: int, *, final: bool = False) -> Response:
    """Counts one more submission of code for a response; its ordinal is `response.submitted`.

    The draft that is submitted at the finish (`final`) is free of limits. Raises NoSubmissionsLeft, CoolingDown,
    ResponseLocked, AttemptClosed or DeadlinePassed.
    """
    attempt, now = delivery.hold(attempt), timezone.now()
    response = delivery.find_response(attempt, number, lock=True)
    if not response.is_code():
        raise NotFound("This question takes no code.")
    if not final:
        _refuse_submission(attempt, response, now)
    response.submitted += 1
    response.submitted_at = now
    response.save(update_fields=["submitted", "submitted_at"])
    return response


def _refuse_submission(attempt: Attempt, response: Response, now: datetime) -> None:
    delivery.refuse_if_closed(attempt, now)
    if response.locked:
        raise ResponseLocked
    if response.submissions_left(attempt.quiz) == 0:
        raise NoSubmissionsLeft
    if response.submitted_at and (rest := response.submitted_at + attempt.quiz.submission_cooldown - now).days >= 0:
        seconds = int(rest.total_seconds()) + 1
        raise CoolingDown(f"The next submission is possible in {seconds} seconds.", retry_after=seconds)


@transaction.atomic
def record_judgement(
    response_id: int, *, ordinal: int, verdict: str, score: float, category: int, before: str = ""
) -> None:
    """Takes the verdict on one submission; closes the attempt when it was the last one awaited.

    `verdict` "internal_error" is a fault of ours: the response has no score, and the submission is given back.
    `before` is the submission's verdict until now. Judging again changes nothing but the evidence, which is appended.
    """
    attempt = delivery.hold(Attempt.objects.get(responses=response_id))
    response = Response.objects.select_for_update(of=("self",)).select_related("variant__item").get(pk=response_id)
    response.attempt = attempt
    ours = verdict == OUR_FAULT
    if ordinal >= response.judged:
        response.judged, response.verdict = ordinal, verdict
        response.score, response.category = (None, None) if ours else (score, category)
    response.spared += ours - (before == OUR_FAULT)
    response.save(update_fields=["judged", "verdict", "score", "category", "spared"])
    evidence.of_submission(response, ordinal=ordinal, category=category, score=score, judged=not ours)
    if attempt.state in {Attempt.State.JUDGING, Attempt.State.FINISHED}:
        delivery.close(attempt)
