"""Answering: one question a page, its answer saved, the next one opened."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessment import delivery, saving
from assessment.models import Attempt
from assessment.refusals import NewerAnswer
from web import answers
from web.question import is_adaptive, page, shown
from web.viewer import viewer


@login_required
@never_cache
@require_safe
def attempt(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Where to go on: the first question without an answer, the finish, or the result."""
    return redirect(onward(delivery.find(viewer(request), attempt)))


def onward(row: Attempt) -> str:
    """The address at which an attempt goes on. An adaptive quiz does not go on by being looked at."""
    if not row.is_open():
        return reverse("result", args=[row.pk])
    if is_adaptive(row):
        here = delivery.responses(row)[-1]
        if not here.locked:
            return reverse("question", args=[row.pk, here.number])
    return _next_page(row)


def _next_page(row: Attempt) -> str:
    found = delivery.next_item(row)
    return reverse("question", args=[row.pk, found.number]) if found else reverse("finish", args=[row.pk])


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """The player. POST saves the form's answer, then does what its button says."""
    row = delivery.find(viewer(request), attempt)
    if not row.is_open():
        return redirect("result", row.pk)
    if request.method == "POST":
        return _act(request, row, number)
    response = delivery.find_response(row, number)
    if is_adaptive(row) and response.locked and not delivery.shows_explanations(row, response):
        return redirect("attempt", row.pk)
    return page(request, row, number)


def _act(request: HttpRequest, row: Attempt, number: int) -> HttpResponse:
    try:
        save(request, row, number)
    except answers.NotReadable as error:
        return page(request, row, number, status=422, error=str(error), typed=request.POST.get("answer", ""))
    except NewerAnswer as newer:
        return page(request, row, number, status=409, newer=newer)
    action = request.POST.get("action", "next")
    if action in {"flag", "unflag"}:
        delivery.flag(row, number, flagged=action == "flag")
    elif action == "check":
        return _check(request, row, number)
    elif action in {"next", "skip"}:
        return _go_on(request, row, number, skip=action == "skip")
    elif action == "finish":
        return redirect("finish", row.pk)
    elif action.startswith("go-"):
        number = _whole(action[3:], number)
    return redirect("question", row.pk, number)


def save(request: HttpRequest, row: Attempt, number: int) -> None:
    """Saves what the form holds, if it says anything new. Raises NotReadable, NewerAnswer, or what saving refuses."""
    response = delivery.find_response(row, number)
    if response.locked:
        return
    try:
        answer = answers.parse(shown(row, response), request.POST)
    except answers.Untouched:
        return
    if answer == response.answer:
        return
    based_on = _whole(request.POST.get("version", ""), response.version)
    incoming = saving.Save(answer=answer, client=answers.new_client(), sequence=0, based_on=based_on)
    saving.save(row.learner, row.pk, number, incoming)


def _whole(text: str, otherwise: int) -> int:
    """A number that a form carries along; what nobody's form has said is not worth an error page."""
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def _check(request: HttpRequest, row: Attempt, number: int) -> HttpResponse:
    if delivery.find_response(row, number).answer is None:
        return page(request, row, number, status=422, error="Answer first; then the explanation opens.")
    delivery.check(row, number)
    return redirect(reverse("question", args=[row.pk, number]) + "#why")


def _go_on(request: HttpRequest, row: Attempt, number: int, *, skip: bool) -> HttpResponse:
    """To the next question. What an adaptive quiz leaves behind stays behind, so it asks before it leaves a gap."""
    if not is_adaptive(row):
        last = row.responses.count()
        return redirect("question", row.pk, number + 1) if number < last else redirect("finish", row.pk)
    response = delivery.find_response(row, number)
    if response.answer is None and not response.locked:
        if not skip:
            return page(request, row, number, leaving=True)
        delivery.skip(row, number)
    return redirect(_next_page(row))
