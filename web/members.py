"""Who acts for an organisation; owners add and remove members."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import Member, Organisation
from api.problems import Invalid
from hiring import members as membership
from hiring import permissions
from web.invalid import show_errors
from web.viewer import viewer

ROLES = [
    (Member.Role.OWNER, "Owner: decides who is a member, and all below"),
    (Member.Role.RECRUITER, "Recruiter: makes positions and invites, and all below"),
    (Member.Role.REVIEWER, "Reviewer: reads reports and adds notes"),
]
SHORT = [(role, role.label) for role in Member.Role]


class MemberForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        help_text="Of an account that exists here.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    role = forms.ChoiceField(choices=ROLES, initial=Member.Role.REVIEWER)


class ChangeForm(forms.Form):
    """What the list posts: another role for a member, or the end of a membership."""

    member = forms.IntegerField()
    role = forms.ChoiceField(choices=SHORT, required=False)
    remove = forms.BooleanField(required=False)


@login_required
@require_http_methods(["GET", "POST"])
def members(request: HttpRequest, organisation: str) -> HttpResponse:
    member = permissions.membership(viewer(request), organisation)
    form = MemberForm()
    if request.method == "POST":
        member = permissions.owning_membership(viewer(request), organisation)
        if "member" in request.POST:
            return _change(request, member.organisation)
        form = MemberForm(request.POST)
        if _add(request, member.organisation, form):
            return redirect("members", organisation)
    shown = {
        "member": member,
        "section": organisation,
        "rows": membership.listed(member.organisation),
        "roles": SHORT,
        "owner": member.role == Member.Role.OWNER,
        "form": form,
    }
    return render(request, "hiring/members.html", shown, status=422 if form.errors else 200)


def _add(request: HttpRequest, organisation: Organisation, form: MemberForm) -> bool:
    if not form.is_valid():
        return False
    try:
        added = membership.add(organisation, **form.cleaned_data)
    except Invalid as refusal:
        show_errors(form, refusal)
        return False
    messages.success(request, f"{added.user} is now a member of {organisation}.")
    return True


def _change(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = ChangeForm(request.POST)
    if not form.is_valid() or not (form.cleaned_data["remove"] or form.cleaned_data["role"]):
        raise Invalid({"member": ["Expected a member with another role, or to remove."]})
    given = form.cleaned_data
    if given["remove"]:
        gone = membership.remove(organisation, given["member"])
        messages.success(request, f"{gone.user} is no member any more. Notes they wrote stay.")
        # Who has removed themselves has nothing to see here.
        return redirect("home") if gone.user == request.user else redirect("members", organisation.slug)
    changed = membership.change_role(organisation, given["member"], role=given["role"])
    messages.success(request, f"{changed.user} is now {changed.role}.")
    return redirect("members", organisation.slug)
