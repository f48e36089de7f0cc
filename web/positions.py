"""The positions of an organisation: what is asked, under which rules, and who has a report."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import Member
from api.problems import Invalid
from hiring import candidates, invitations, permissions
from hiring.models import Invitation, Position
from quizzes.models import Quiz
from web import decisions, interval
from web.chances import chance
from web.invalid import show_errors
from web.position_forms import InvitationForm, PositionForm
from web.rules import AI_POLICY
from web.viewer import viewer

LINK = "invitation-link"
PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One candidate. Until there is a report only what the organisation did itself."""

    invitation: Invitation
    state: str
    chance: str = ""
    bar: interval.Bar | None = None
    gates: str = ""

    @property
    def email(self) -> str:
        """The candidate's own address, which the consent shares; before it the address that was invited."""
        candidate = self.invitation.candidate
        return candidate.email if candidate else self.invitation.email


@login_required
@require_http_methods(["GET", "POST"])
def positions(request: HttpRequest, organisation: str) -> HttpResponse:
    member = permissions.membership(viewer(request), organisation)
    form = PositionForm(member.organisation)
    if request.method == "POST":
        member = permissions.inviting_membership(viewer(request), organisation)
        form = PositionForm(member.organisation, request.POST)
        if made := _create(member, form):
            return redirect("position", organisation, made.pk)
    shown = {"member": member, "section": organisation, "form": form}
    rows = Paginator(candidates.positions(member.organisation), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "hiring/positions.html", shown | {"rows": rows}, status=422 if form.errors else 200)


def _create(member: Member, form: PositionForm) -> Position | None:
    if not form.is_valid():
        return None
    given = form.cleaned_data
    try:
        return invitations.create_position(
            member.organisation,
            member.user,
            title=given["title"],
            quiz=given["quiz"].slug,
            role=given["role"].slug,
            cuts=form.cuts(),
        )
    except Invalid as refusal:
        show_errors(form, refusal)
        return None


@login_required
@require_http_methods(["GET", "POST"])
def position(request: HttpRequest, organisation: str, position: UUID) -> HttpResponse:
    member = permissions.membership(viewer(request), organisation)
    row = candidates.find_position(member.organisation, position)
    form = InvitationForm()
    if request.method == "POST":
        permissions.inviting_membership(viewer(request), organisation)
        if "revoke" in request.POST:
            return _revoke(request, row)
        form = InvitationForm(request.POST)
        if token := _invite(row, form):
            return _with_link(request, row, token)
    return _page(request, member, row, form)


def _page(request: HttpRequest, member: Member, row: Position, form: InvitationForm) -> HttpResponse:
    now = timezone.now()
    page = Paginator(candidates.listed(row), PER_PAGE).get_page(request.GET.get("page"))
    token = request.get_signed_cookie(LINK, default=None, max_age=600)
    shown = {
        "member": member,
        "section": member.organisation.slug,
        "position": row,
        "rules": candidates.rules(row),
        "ai_policy": AI_POLICY[Quiz.AiPolicy(row.quiz.ai_policy)],
        "page": page,
        "reported": row.invitations.exclude(report=None).count(),
        "rows": [_row(invitation, now) for invitation in page],
        "form": form,
        "link": request.build_absolute_uri(reverse("invitation", args=[token])) if token else None,
    }
    response = render(request, "hiring/position.html", shown, status=422 if form.errors else 200)
    if token:
        response.delete_cookie(LINK, path=request.path, samesite="Strict")
    return response


def _row(invitation: Invitation, now: datetime) -> Row:
    state = invitation.state(now)
    if state != "report":
        return Row(invitation, state)
    content = invitation.report.content
    level = content["role_level"]
    return Row(
        invitation,
        state,
        chance=chance(invitation.report.p_meets),
        bar=interval.bar(level["mean"], level["sd"], level["cut"]),
        gates=decisions.gates_met(content["skills"]),
    )


def _invite(row: Position, form: InvitationForm) -> str | None:
    if not form.is_valid():
        return None
    try:
        return invitations.invite(row, email=form.cleaned_data["email"], expires_at=form.expires_at())[1]
    except Invalid as refusal:
        show_errors(form, refusal, {"expires_at": "until"})
        return None


def _with_link(request: HttpRequest, row: Position, token: str) -> HttpResponse:
    """Back to the page, which shows the link once. A signed cookie of this page carries the token there.

    The server keeps only its hash, so it must not lie in a session either.
    """
    response = redirect("position", row.organisation.slug, row.pk)
    response.set_signed_cookie(
        LINK, token, max_age=600, path=request.path, secure=request.is_secure(), httponly=True, samesite="Strict"
    )
    return response


def _revoke(request: HttpRequest, row: Position) -> HttpResponse:
    invitation = candidates.find_invitation(row, request.POST["revoke"])
    invitations.revoke(invitation)
    # The same words either way: whether somebody has begun is not told before the report.
    messages.success(request, f"The invitation of {invitation.email} is withdrawn, unless it has been accepted.")
    return redirect("position", row.organisation.slug, row.pk)
