"""An attempt as its learner sees it, in the shapes of interfaces.md."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from assessment import delivery
from assessment.answer_keys import key_from
from assessment.models import Attempt, Response
from assessment.scoring import score
from quizzes import visible


def attempt(row: Attempt) -> dict[str, Any]:
    """{id, quiz, state, started_at, deadline, server_time, score, items: [item]}."""
    return {
        "id": row.pk,
        "quiz": row.quiz.slug,
        "state": row.state,
        "mode": row.quiz.mode,
        "started_at": row.started_at,
        "deadline": row.deadline,
        "finished_at": row.finished_at,
        "server_time": timezone.now(),
        "score": row.score,
        "items": items(row, delivery.responses(row)),
    }


def items(row: Attempt, asked: Sequence[Response]) -> list[dict[str, Any]]:
    cases = visible.cases_of(response.item for response in asked if response.is_code())
    return [item(row, response, cases) for response in asked]


def item(row: Attempt, response: Response, cases: dict[int, list[dict[str, Any]]]) -> dict[str, Any]:
    """One asked item with its response; key and explanation only once the learner may see them."""
    shown: dict[str, Any] = {"number": response.number, **visible.question(response.variant)}
    if response.is_code():
        shown |= {
            "visible_cases": cases.get(response.item.pk, []),
            "submissions_left": response.submissions_left(row.quiz),
            "available": response.item.available,
        }
    shown["flagged"], shown["locked"] = response.flagged, response.locked
    shown["response"] = {"answer": response.answer, "version": response.version, "saved_at": response.saved_at}
    if delivery.shows_explanations(row, response):
        shown["response"]["score"] = response.score
        shown |= explained(response)
    return shown


def explained(response: Response) -> dict[str, Any]:
    """What the learner reads afterwards: the key, the explanation, and the misconception behind the answer."""
    key = response.variant.key
    solution = {name: key[name] for name in ("key", "keys", "value", "accept", "sequence", "pairs") if name in key}
    return {
        "explanation_html": response.variant.explanation_html,
        "reference": response.item.reference,
        "solution": solution,
        "misconception": _misconception(response),
    }


def _misconception(response: Response) -> str | None:
    if response.is_code():
        return None
    return score(key_from(response.item.kind, response.variant.key), response.answer).misconception
