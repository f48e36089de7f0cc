"""One question as a page: its map, its form, its time, and what of its explanation may be seen."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from api.problems import NotFound
from assessment import delivery, presenting
from assessment.models import Attempt, Response
from grader import own_input, state
from quizzes.models import Quiz
from web import reading
from web.verdict import context as submission_context


def is_adaptive(row: Attempt) -> bool:
    return row.quiz.selection == Quiz.Selection.ADAPTIVE


def shown(row: Attempt, response: Response) -> dict[str, Any]:
    """The item as its learner may see it now."""
    return presenting.items(row, [response])[0]


def page(request: HttpRequest, row: Attempt, number: int, *, status: int = 200, **extra: Any) -> HttpResponse:
    """The question as a page; `extra` holds what went wrong, or what was asked back."""
    asked = delivery.responses(row)
    response = next((found for found in asked if found.number == number), None)
    if response is None:
        raise NotFound
    item = shown(row, response)
    context = {
        "attempt": row,
        "quiz": row.quiz,
        "item": item,
        "response": response,
        "number": number,
        "adaptive": is_adaptive(row),
        "total": row.quiz.length() if is_adaptive(row) else len(asked),
        "sections": _sections(asked, number),
        "answered": sum(found.answer is not None for found in asked),
        "flagged": sum(found.flagged for found in asked),
        "is_last": not is_adaptive(row) and number == len(asked),
        "now": timezone.now(),
        "seconds_left": _seconds_left(row),
        "explained": "explanation_html" in item,
        "instant": row.quiz.feedback == Quiz.Feedback.INSTANT,
        "skills": [weight.skill for weight in response.item.weights.all()],
        **fields(item, extra.get("typed")),
        **extra,
    }
    if "newer" in extra:
        context["theirs"] = reading.answered({**item, "response": {"answer": extra["newer"].members["answer"]}})
    if item["kind"] == "code":
        context |= code_context(request, response)
    template = "player/code.html" if item["kind"] == "code" else "player/question.html"
    return render(request, template, context, status=status)


def _seconds_left(row: Attempt) -> int | None:
    if row.deadline is None:
        return None
    return max(0, int((row.deadline - timezone.now()).total_seconds()))


def fields(item: dict[str, Any], typed: str | None = None) -> dict[str, Any]:
    """What the form of this kind needs: rows with what is chosen, or the value typed."""
    answer, kind = item["response"]["answer"], item["kind"]
    if kind in {"choice", "multiple"}:
        chosen = set(answer if isinstance(answer, list) else [answer])
        return {"rows": [{**option, "chosen": option["id"] in chosen} for option in item["options"]]}
    if kind == "order":
        by_id = {option["id"]: option for option in item["options"]}
        return {"rows": [by_id[entry] for entry in answer or by_id]}
    if kind == "match":
        return {"rows": [{**left, "chosen": (answer or {}).get(left["id"])} for left in item["left"]]}
    if kind == "code":
        return {"value": (answer or {"code": item["starter"]})["code"]}
    return {"value": typed if typed is not None else "" if answer is None else answer}


def code_context(request: HttpRequest, response: Response) -> dict[str, Any]:
    """The submission to show, those before it, and whether anybody grades."""
    made = list(response.submissions.prefetch_related("cases")[:30])
    wanted = request.GET.get("submission")
    chosen = next((row for row in made if str(row.pk) == wanted), made[0] if made else None)
    return {
        **(submission_context(chosen) if chosen else {}),
        "takes_input": own_input.is_offered(response.item.runtime),
        "submissions": made,
        "grader_open": state.is_open(),
        "left": response.submissions_left(response.attempt.quiz),
        "allowed": response.attempt.quiz.max_submissions,
    }


def _sections(asked: list[Response], here: int) -> list[dict[str, Any]]:
    """The question map: by topic in the order asked, code apart, as it takes longest."""

    def title(response: Response) -> str:
        return "Code" if response.is_code() else response.item.bank.title

    return [
        {"title": name, "cells": [_cell(response, here) for response in members]}
        for name, members in groupby(asked, title)
    ]


def _cell(response: Response, here: int) -> dict[str, Any]:
    states = {
        "here": response.number == here,
        "done": response.answer is not None,
        "flag": response.flagged,
        "locked": response.locked,
    }
    words = {"here": "current", "done": "answered", "flag": "flagged", "locked": "locked"}
    said = [words[name] for name, true in states.items() if true]
    return {
        "number": response.number,
        "classes": " ".join(name for name, true in states.items() if true),
        "label": ", ".join([f"Question {response.number}", *said]),
        "here": states["here"],
    }
