"""The candidates of a position, as its organisation may see them: nothing tells how long somebody took."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, QuerySet
from django.db.models.functions import TruncDate

from accounts.models import Organisation
from api.problems import NotFound
from hiring import reports
from hiring.models import Invitation, Position
from quizzes.models import Bank, Item, Quiz, RoleSkill


def positions(organisation: Organisation) -> QuerySet[Position]:
    """The organisation's positions, newest first, each with `invited` and `reported`."""
    rows = organisation.positions.select_related("quiz", "role").order_by("-created_at", "pk")
    return rows.annotate(
        invited=Count("invitations", distinct=True), reported=Count("invitations__report", distinct=True)
    )


def find_position(organisation: Organisation, position_id: UUID | str) -> Position:
    """An organisation's own position. Raises NotFound."""
    rows = organisation.positions.select_related("quiz", "role", "created_by", "organisation")
    found = rows.filter(pk=position_id).first()
    if found is None:
        raise NotFound
    return found


def listed(position: Position) -> QuerySet[Invitation]:
    """Newest report first, by day: within one day the order of invitations tells nothing of who finished when."""
    reports.issue_due(position.organisation)
    rows = position.invitations.select_related("candidate", "report")
    return rows.order_by(TruncDate("report__issued_at").desc(nulls_last=True), F("created_at").desc(), "pk")


def find_invitation(position: Position, invitation_id: UUID | str) -> Invitation:
    """An invitation to this position. Raises NotFound."""
    try:
        found = position.invitations.filter(pk=UUID(str(invitation_id))).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True)
class Rule:
    """What a position asks of one skill; `own` when its cut differs from the role's."""

    skill: RoleSkill
    cut: float
    own: bool


@dataclass(frozen=True)
class Rules:
    """What a position asks: per skill, as a whole (the weighted mean of cuts, theta), and from which banks."""

    skills: Sequence[Rule]
    cut: float
    gates: Sequence[str]
    public_banks: bool
    private_banks: bool


def rules(position: Position) -> Rules:
    """The rules of a position as they hold for the next report."""
    rows = list(position.role.skills.select_related("skill"))
    skills = [
        Rule(row, float(position.cuts.get(row.skill.slug, row.cut)), row.skill.slug in position.cuts) for row in rows
    ]
    weight = sum(row.weight for row in rows)
    owners = set(_banks(position.quiz).values_list("owner", flat=True))
    return Rules(
        skills=skills,
        cut=sum(rule.cut * rule.skill.weight for rule in skills) / weight if weight else 0.0,
        gates=[row.skill.title for row in rows if row.gate],
        public_banks=None in owners,
        private_banks=bool(owners - {None}),
    )


def _banks(quiz: Quiz) -> QuerySet[Bank]:
    """The banks that a quiz asks from."""
    plan, items = quiz.blueprint, Item.objects.filter(current=True)
    asked = items.filter(key__in=plan["items"]) if "items" in plan else items.filter(skills__slug__in=plan["skills"])
    found: QuerySet[Bank] = Bank.objects.filter(pk__in=asked.values("bank"))
    return found
