"""Code: run it, submit it, read its verdict."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessment import delivery
from assessment.refusals import NewerAnswer
from grader import submissions
from grader.models import Submission
from web import code_listing
from web.player import save
from web.question import page
from web.verdict import context, seen
from web.viewer import viewer


@login_required
@require_POST
def code(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Keeps the code as the draft, then runs or submits it; a script gets the fragment that waits for the verdict."""
    learner = viewer(request)
    row = delivery.find(learner, attempt)
    try:
        save(request, row, number)
    except NewerAnswer as newer:
        return page(request, row, number, status=409, newer=newer)
    action = request.POST.get("action", "run")
    found = submissions.submit(
        learner,
        attempt,
        number,
        code=request.POST.get("answer", "").replace("\r\n", "\n"),
        kind=Submission.Kind.SUBMIT if action == "submit" else Submission.Kind.RUN,
        own=request.POST.get("input", "") if action == "own" else "",
    )
    if request.headers.get("HX-Request"):
        return _fragment(request, found)
    address = reverse("question", args=[row.pk, number])
    return redirect(f"{address}?submission={found.pk}#verdict")


@login_required
@never_cache
@require_safe
def submission(request: HttpRequest, submission: UUID) -> HttpResponse:
    """A submission with its verdict. A script that asks again names what it has seen, and is told only of changes."""
    found = submissions.find(viewer(request), submission)
    if not request.headers.get("HX-Request"):
        sent = code_listing.lines(found.code, found.response.item.runtime)
        return render(request, "player/submission.html", {**context(found), "alone": True, "lines": sent})
    if request.GET.get("seen") == seen(found):
        return HttpResponse(status=204)
    return _fragment(request, found)


def _fragment(request: HttpRequest, found: Submission) -> HttpResponse:
    return render(request, "player/_submission.html", context(found))
