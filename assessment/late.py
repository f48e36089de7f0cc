"""Answers that came after the grace: a person decides whether they count."""

from django.db import transaction

from api.problems import NotFound
from assessment import delivery
from assessment.models import Answer, Attempt, Response


@transaction.atomic
def accept(answer: Answer) -> Response:
    """Makes a late answer the current one, scores it and appends its evidence. Raises NotFound for any other.

    Late code is kept for the person who decides to see, and is not judged.
    """
    attempt = delivery.hold(Attempt.objects.get(responses=answer.response_id))
    rows = Response.objects.select_for_update(of=("self",)).select_related("variant__item")
    response = rows.get(pk=answer.response_id)
    if answer.outcome != Answer.Outcome.LATE or response.is_code():
        raise NotFound("Only a late answer to a question that is not code can be accepted.")
    if attempt.state == Attempt.State.VOID:
        raise NotFound("The attempt is void: nothing of it counts.")
    response.attempt = attempt
    response.answer, response.version = answer.content, response.version + 1
    response.saved_at = answer.received_at
    delivery.score(response)
    response.save(update_fields=["answer", "version", "saved_at", "score", "category"])
    delivery.close(response.attempt)
    return response
