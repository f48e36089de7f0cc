"""An attempt from its start to its end: what is asked, what is saved, when it closes.

Every rule of taking a quiz lives here; the API and the pages only call it. Refusals are assessment.refusals.
"""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from api.problems import NotFound
from assessment import adaptive, evidence, scoring, selecting
from assessment.answer_keys import key_from
from assessment.models import GRACE, Attempt, Response
from assessment.refusals import (
    AttemptClosed,
    CoolingDown,
    DeadlinePassed,
    NoAttemptsLeft,
    NoFeedbackHere,
    NotEnoughItems,
)
from quizzes.models import Item, Quiz


def start(learner: User, quiz: Quiz, *, context: str = "") -> tuple[Attempt, bool]:
    """The learner's open attempt on the quiz, or a new one; the flag says whether it is new.

    Raises NoAttemptsLeft, CoolingDown or NotEnoughItems.
    """
    if opened := open_attempt(learner, quiz, context=context):
        return opened, False
    try:
        with transaction.atomic():
            return _begin(learner, quiz, context), True
    except IntegrityError:
        # Two starts at the same moment: the other one won, and its attempt is the learner's.
        return Attempt.objects.get(learner=learner, quiz=quiz, context=context, state=Attempt.State.OPEN), False


def open_attempt(learner: User, quiz: Quiz, *, context: str = "") -> Attempt | None:
    found = Attempt.objects.filter(learner=learner, quiz=quiz, context=context, state=Attempt.State.OPEN).first()
    if found and found.is_overdue(timezone.now()):
        finish(found)
        return None
    return found


def check_policy(learner: User, quiz: Quiz, *, context: str = "") -> None:
    """Raises NoAttemptsLeft or CoolingDown when the retake policy allows no new attempt now."""
    earlier = Attempt.objects.filter(learner=learner, quiz=quiz, context=context).exclude(state=Attempt.State.VOID)
    if quiz.max_attempts is not None and earlier.count() >= quiz.max_attempts:
        raise NoAttemptsLeft(f"This quiz can be taken {quiz.max_attempts} times, and you have.")
    last = earlier.order_by("-started_at").first()
    if last and last.finished_at and (wait := last.finished_at + quiz.cooldown - timezone.now()).total_seconds() > 0:
        raise CoolingDown(
            f"The next attempt is possible from {timezone.now() + wait:%d %b %Y, %H:%M} UTC.",
            retry_after=int(wait.total_seconds()) + 1,
        )


def _begin(learner: User, quiz: Quiz, context: str) -> Attempt:
    check_policy(learner, quiz, context=context)
    now, limit, seed = timezone.now(), quiz.time_limit, secrets.randbits(62)
    attempt = Attempt.objects.create(
        learner=learner,
        quiz=quiz,
        context=context,
        seed=seed,
        started_at=now,
        deadline=now + learner.with_extra_time(limit) if limit else None,
        extra_time_percent=learner.extra_time_percent,
    )
    if quiz.selection == Quiz.Selection.ADAPTIVE:
        if not next_item(attempt):
            raise NotEnoughItems("No question of this quiz is left that you have not seen explained.")
    else:
        items = selecting.choose_all(quiz, learner, seed)
        Response.objects.bulk_create(_response(attempt, item, n) for n, item in enumerate(items, start=1))
    return attempt


def _response(attempt: Attempt, item: Item, number: int) -> Response:
    return Response(attempt=attempt, number=number, variant=selecting.variant_for(item, attempt.seed))


def responses(attempt: Attempt) -> list[Response]:
    """All that was asked so far, with what is needed to show it, in four queries."""
    rows = attempt.responses.select_related("variant__item__bank").prefetch_related("variant__item__weights__skill")
    return list(rows.order_by("number"))


def find(learner: User, attempt_id: UUID | str, *, lock: bool = False) -> Attempt:
    """The learner's own attempt, closed first if it is overdue. Raises NotFound."""
    rows = Attempt.objects.select_related("quiz")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    attempt = rows.filter(pk=attempt_id, learner=learner).first()
    if attempt is None:
        raise NotFound
    if attempt.is_open():
        _grant_extra_time(attempt, learner)
        if attempt.is_overdue(timezone.now()):
            finish(attempt)
    return attempt


def _grant_extra_time(attempt: Attempt, learner: User) -> None:
    """Extra time that was set after the start counts for the sitting that is under way; time is never taken away."""
    more, limit = learner.extra_time_percent - attempt.extra_time_percent, attempt.quiz.time_limit
    if more > 0 and attempt.deadline and limit:
        attempt.deadline += limit * more / 100
        attempt.extra_time_percent = learner.extra_time_percent
        attempt.save(update_fields=["deadline", "extra_time_percent"])


def hold(attempt: Attempt) -> Attempt:
    """The attempt as it is now, held until the transaction ends.

    Whoever writes anything of an attempt holds it first: nothing happens between its end and a late writer, and
    one order of locks leaves no deadlock.
    """
    return Attempt.objects.select_for_update(of=("self",)).select_related("quiz", "learner").get(pk=attempt.pk)


def find_response(attempt: Attempt, number: int, *, lock: bool = False) -> Response:
    rows = attempt.responses.select_related("variant__item")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    response = rows.filter(number=number).first()
    if response is None:
        raise NotFound
    response.attempt = attempt
    return response


def refuse_if_closed(attempt: Attempt, now: datetime) -> None:
    """Raises AttemptClosed or DeadlinePassed unless the attempt takes answers now."""
    if attempt.is_overdue(now):
        raise DeadlinePassed
    if not attempt.is_open():
        raise AttemptClosed


@transaction.atomic
def next_item(attempt: Attempt) -> Response | None:
    """The next item to answer: in an adaptive quiz the one chosen now, else the first without an answer.

    Going on in an adaptive quiz locks what was answered before. None when nothing is left to ask, or the sitting
    has ended.
    """
    attempt = hold(attempt)
    if not attempt.is_open():
        return None
    asked = responses(attempt)
    waiting = next((response for response in asked if response.answer is None and not response.locked), None)
    if waiting or attempt.quiz.selection != Quiz.Selection.ADAPTIVE:
        return waiting
    item = adaptive.choose(attempt, asked)
    if item is None:
        return None
    attempt.responses.filter(locked=False).update(locked=True)
    response = _response(attempt, item, len(asked) + 1)
    response.save()
    return response


@transaction.atomic
def skip(attempt: Attempt, number: int) -> None:
    """Leaves an item of an adaptive quiz without an answer; it counts as not answered."""
    attempt = hold(attempt)
    refuse_if_closed(attempt, timezone.now())
    attempt.responses.filter(number=number, locked=False).update(locked=True)


@transaction.atomic
def flag(attempt: Attempt, number: int, *, flagged: bool) -> None:
    """Marks an item to look at again."""
    attempt = hold(attempt)
    refuse_if_closed(attempt, timezone.now())
    find_response(attempt, number)
    attempt.responses.filter(number=number).update(flagged=flagged)


@transaction.atomic
def check(attempt: Attempt, number: int) -> Response:
    """Instant feedback: locks an answered item, scores it and lets its explanation be seen.

    Raises NoFeedbackHere, AttemptClosed or DeadlinePassed.
    """
    if attempt.quiz.feedback != Quiz.Feedback.INSTANT:
        raise NoFeedbackHere
    attempt = hold(attempt)
    refuse_if_closed(attempt, timezone.now())
    response = find_response(attempt, number, lock=True)
    if (response.answer is None and not response.submitted) or (response.is_code() and not response.submitted):
        raise NoFeedbackHere("Answer the question first; then its explanation opens.")
    if not response.locked:
        response.locked = True
        if not response.is_code():
            score(response)
        response.save(update_fields=["locked", "score", "category"])
    evidence.explain(attempt, [response])
    return response


@transaction.atomic
def finish(attempt: Attempt) -> Attempt:
    """Ends the sitting: no answer is taken any more, what is not code is scored, code waits for its verdict.

    Finishing twice changes nothing. The drafts of code are submitted by grader.submissions, which looks here.
    """
    rows = Attempt.objects.filter(pk=attempt.pk, state=Attempt.State.OPEN)
    now = timezone.now()
    ended = min(now, attempt.deadline) if attempt.deadline else now
    if rows.update(state=Attempt.State.JUDGING, finished_at=ended):
        scored = [response for response in responses(attempt) if not response.is_code()]
        for response in scored:
            response.attempt = attempt
            score(response)
        Response.objects.bulk_update(scored, ["score", "category"])
        close(attempt)
    attempt.refresh_from_db(fields=["state", "finished_at", "score"])
    return attempt


def score(response: Response) -> None:
    item, key = response.item, response.variant.key
    result = scoring.score(key_from(item.kind, key), response.answer)
    response.score, response.category = result.value, result.category
    evidence.of_answer(response)


def drafts_to_submit(attempt: Attempt) -> list[Response]:
    """Code that was typed after the last submission: it is submitted when the attempt ends."""
    found = [response for response in responses(attempt) if response.is_code() and response.answer]
    return [r for r in found if r.submitted_at is None or (r.saved_at and r.saved_at > r.submitted_at)]


def close(attempt: Attempt) -> None:
    """From judging to finished, once every submission is judged and no draft waits; sets the score.

    Closing again after a rejudgement sets the score anew.
    """
    asked = responses(attempt)
    if any(r.awaits_judgement() for r in asked) or drafts_to_submit(attempt):
        return
    for response in asked:
        response.attempt = attempt
        evidence.at_close(response)
    judged = [response for response in asked if not response.not_judged()]
    possible = sum(response.item.points for response in judged)
    reached = sum(response.item.points * (response.score or 0) for response in judged)
    attempt.score = reached / possible if possible else None
    attempt.state = Attempt.State.FINISHED
    attempt.save(update_fields=["score", "state"])


def overdue() -> list[Attempt]:
    """Open attempts whose time and grace are over."""
    now = timezone.now()
    late = Attempt.objects.filter(state=Attempt.State.OPEN, deadline__lt=now - GRACE)
    rows = list(late.select_related("quiz", "learner"))
    for row in rows:
        _grant_extra_time(row, row.learner)
    return [row for row in rows if row.is_overdue(now)]


def shows_explanations(attempt: Attempt, response: Response) -> bool:
    """Whether the learner may read the key and the explanation of a response now."""
    if attempt.quiz.feedback == Quiz.Feedback.INSTANT and response.locked:
        return True
    return attempt.state == Attempt.State.FINISHED and attempt.quiz.feedback != Quiz.Feedback.NONE


def awaiting_judgement() -> list[Attempt]:
    """Attempts that ended and wait for their code."""
    return list(Attempt.objects.filter(state=Attempt.State.JUDGING).select_related("quiz"))
