"""Consent: the candidate sees what is asked, what is shared and with whom, and starts."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.models import User
from hiring import invitations
from hiring.models import Invitation
from web import rules
from web.viewer import viewer


@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        return accept(request, token)
    return _page(request, token)


@login_required
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Consent and start; without the tick the page comes back and says so."""
    if not request.POST.get("consent"):
        return _page(request, token, missing=True)
    row, _ = invitations.accept(viewer(request), token, consent=True)
    return redirect("attempt", row.attempt_id)


def _page(request: HttpRequest, token: str, *, missing: bool = False) -> HttpResponse:
    person = request.user if isinstance(request.user, User) else None
    # To anybody else an accepted invitation looks as it did before: that it was accepted is not told.
    row = invitations.find(token)
    entrance = urlencode({"next": request.path})
    shown = {
        "invitation": row,
        "terms": invitations.terms(row),
        "quiz": row.position.quiz,
        "facts": _facts(row, request),
        "mine": person is not None and row.candidate_id == person.pk,
        "missing": missing,
        "sign_in": f"{reverse('account_login')}?{entrance}",
        "sign_up": f"{reverse('account_signup')}?{entrance}",
        "sign_out": reverse("account_logout"),
    }
    return render(request, "invitations/invitation.html", shown, status=422 if missing else 200)


def _facts(row: Invitation, request: HttpRequest) -> list[tuple[str, str]]:
    """The rules of the quiz; how often it may be taken otherwise does not matter here."""
    told = dict(rules.facts(row.position.quiz, request.user))
    return list((told | {"Attempts": "One with this invitation"}).items())
