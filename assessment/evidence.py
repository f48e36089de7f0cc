"""What counts as evidence (docs: architecture). Rows are appended, never changed.

An item gives a learner evidence once, and none after its explanation has been seen. Of code, the first judged
submission counts in practice, the last one before the finish in an assessment.
"""

from collections.abc import Iterable

from django.utils import timezone

from assessment.models import Attempt, Evidence, Response, SeenExplanation
from quizzes.models import Quiz


def of_answer(response: Response) -> None:
    """Evidence from an answered item that is not code; an empty answer to a finished item counts as wrong."""
    assert response.category is not None and response.score is not None
    _append(response, category=response.category, score=response.score)


def of_submission(response: Response, *, ordinal: int, category: int, score: float, judged: bool) -> None:
    """Evidence from the first judged submission in practice, and from any later judgement of the same code."""
    if not judged:
        return
    if not response.counted and response.attempt.quiz.mode == Quiz.Mode.PRACTICE:
        _count(response, ordinal)
    if ordinal == response.counted:
        _append(response, category=category, score=score)


def at_close(response: Response) -> None:
    """Evidence from what only the end of an attempt settles: the last submission, or code never submitted."""
    if not response.is_code() or response.not_judged() or response.evidence.exists():
        return
    if response.attempt.quiz.mode == Quiz.Mode.ASSESSMENT or response.submitted == 0:
        _count(response, response.judged)
        _append(response, category=response.category or 0, score=response.score or 0.0)


def _count(response: Response, ordinal: int) -> None:
    response.counted = ordinal
    response.save(update_fields=["counted"])


def _append(response: Response, *, category: int, score: float) -> None:
    attempt = response.attempt
    if response.answer is None and not response.submitted and attempt.quiz.mode == Quiz.Mode.PRACTICE:
        return  # in practice a question left out says nothing
    if not _may_count(response):
        return
    newest = response.evidence.order_by("-id").first()
    if newest and (newest.category, newest.score) == (category, score):
        return
    Evidence.objects.create(
        learner_id=attempt.learner_id,
        item=response.item,
        response=response,
        category=category,
        score=score,
        mode=attempt.quiz.mode,
        made_at=timezone.now(),
    )


def _may_count(response: Response) -> bool:
    learner, key = response.attempt.learner_id, response.item.key
    if response.evidence.exists():
        return True
    earlier = Evidence.objects.filter(learner=learner, item__key=key)
    if earlier.exclude(response__attempt__state=Attempt.State.VOID).exists():
        return False
    answered_at = response.submitted_at or response.saved_at or timezone.now()
    return not SeenExplanation.objects.filter(learner=learner, item_key=key, seen_at__lt=answered_at).exists()


def explain(attempt: Attempt, responses: Iterable[Response]) -> None:
    """Remembers that the learner was shown how these items are solved."""
    now = timezone.now()
    rows = [SeenExplanation(learner_id=attempt.learner_id, item_key=r.item.key, seen_at=now) for r in responses]
    SeenExplanation.objects.bulk_create(rows, ignore_conflicts=True)


def explain_shown(attempt: Attempt) -> None:
    """A finished attempt that was just read has explained all its items, where its quiz gives feedback."""
    if attempt.state == Attempt.State.FINISHED and attempt.quiz.feedback != Quiz.Feedback.NONE:
        explain(attempt, attempt.responses.select_related("variant__item"))
