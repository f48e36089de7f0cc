"""What a hiring team fills in: a new position, an invitation."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import Organisation
from assessment.psychometrics.scale import scaled
from hiring.invitations import LONGEST
from quizzes.models import Quiz, Role, RoleSkill

USUAL = timedelta(days=14)
# On the scale that people see; -4 to 4 in theta, as the API has it.
LOWEST_CUT, HIGHEST_CUT = 100, 900


class PositionForm(forms.Form):
    """An assessment and a role; for each skill of each role a cut score that may differ from the role's."""

    title = forms.CharField(max_length=200, help_text="Candidates see it, as in “Clinical LLM engineer”.")
    quiz = forms.ModelChoiceField(Quiz.objects.none(), to_field_name="slug", label="Assessment", empty_label=None)
    role = forms.ModelChoiceField(Role.objects.none(), to_field_name="slug", empty_label=None)

    def __init__(self, organisation: Organisation, data: Any = None) -> None:
        super().__init__(data)
        quizzes = Quiz.objects.visible_to_organisation(organisation)
        roles = Role.objects.visible_to_organisation(organisation).filter(retired=False)
        self.fields["quiz"].queryset = quizzes.filter(retired=False, mode=Quiz.Mode.ASSESSMENT)  # type: ignore[attr-defined]
        self.fields["role"].queryset = roles  # type: ignore[attr-defined]
        self.roles: list[Role] = list(roles.prefetch_related("skills__skill"))
        for role in self.roles:
            for row in role.skills.all():
                self.fields[cut_name(role, row)] = _cut_field(row)

    def cut_fields(self) -> Iterator[tuple[Role, list[forms.BoundField]]]:
        for role in self.roles:
            yield role, [self[cut_name(role, row)] for row in role.skills.all()]

    def cuts(self) -> dict[str, float]:
        """Theta by skill, of the chosen role, where a field was filled in."""
        role: Role = self.cleaned_data["role"]
        given = {row.skill.slug: self.cleaned_data.get(cut_name(role, row)) for row in role.skills.all()}
        return {skill: (value - 500) / 100 for skill, value in given.items() if value is not None}


def cut_name(role: Role, row: RoleSkill) -> str:
    return f"cut-{role.slug}-{row.skill.slug}"


def _cut_field(row: RoleSkill) -> forms.IntegerField:
    gate = ", a gate" if row.gate else ""
    return forms.IntegerField(
        required=False,
        min_value=LOWEST_CUT,
        max_value=HIGHEST_CUT,
        step_size=10,
        label=row.skill.title,
        help_text=f"The role asks {int(scaled(row.cut))}{gate}.",
    )


class InvitationForm(forms.Form):
    email = forms.EmailField(label="The candidate’s e-mail address", widget=forms.EmailInput({"autocomplete": "off"}))
    until = forms.DateField(label="Open until", help_text="To the end of that day, UTC.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        today = timezone.now().date()
        limits = {"type": "date", "min": today.isoformat(), "max": (today + LONGEST - timedelta(days=1)).isoformat()}
        self.fields["until"].widget = forms.DateInput(limits, format="%Y-%m-%d")
        self.fields["until"].initial = today + USUAL

    def expires_at(self) -> datetime:
        until: date = self.cleaned_data["until"]
        return datetime.combine(until, time(23, 59, 59), UTC)
