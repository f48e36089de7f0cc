"""The candidates of a position, as its organisation may see them: nothing tells how long somebody took."""

from django.db.models import Count, F, QuerySet
from django.db.models.functions import TruncDate

from accounts.models import Organisation
from api.problems import NotFound
from hiring import reports
from hiring.models import Invitation, Position


def positions(organisation: Organisation) -> QuerySet[Position]:
    """The organisation's positions, newest first, each with `invited` and `reported`."""
    rows = organisation.positions.select_related("quiz", "role")
    return rows.annotate(
        invited=Count("invitations", distinct=True), reported=Count("invitations__report", distinct=True)
    )


def find_position(organisation: Organisation, position_id: object) -> Position:
    """An organisation's own position. Raises NotFound."""
    rows = organisation.positions.select_related("quiz", "role", "created_by", "organisation")
    found = rows.filter(pk=position_id).first()
    if found is None:
        raise NotFound
    return found


def listed(position: Position) -> QuerySet[Invitation]:
    """Newest report first, by day: within one day the order of invitations tells nothing of who finished when."""
    reports.issue_due()
    rows = position.invitations.select_related("candidate", "report")
    return rows.order_by(TruncDate("report__issued_at").desc(nulls_last=True), F("created_at").desc(), "pk")


def find_invitation(position: Position, invitation_id: object) -> Invitation:
    """An invitation to this position. Raises NotFound."""
    found = position.invitations.filter(pk=invitation_id).first()
    if found is None:
        raise NotFound
    return found
