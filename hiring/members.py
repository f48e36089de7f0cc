"""Who acts for an organisation: its owners decide."""

from django.db import transaction

from accounts.models import Member, Organisation, User
from api.problems import Invalid, NotFound, Problem


class LastOwner(Problem):
    type, status = "last-owner", 409
    title = "An organisation needs an owner"

    def __init__(self) -> None:
        super().__init__("This is the only owner. Make somebody else an owner first; nothing was changed.")


def listed(organisation: Organisation) -> list[Member]:
    """All members, owners first, then by name."""
    order = list(Member.Role)
    rows = organisation.memberships.select_related("user")
    return sorted(rows, key=lambda row: (order.index(Member.Role(row.role)), str(row.user).casefold()))


def add(organisation: Organisation, *, email: str, role: str) -> Member:
    """Makes somebody who has an account a member. Raises Invalid naming the field."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise Invalid({"email": ["Nobody with this e-mail address has an account here. Ask them to sign up first."]})
    member, new = Member.objects.get_or_create(organisation=organisation, user=user, defaults={"role": role})
    if not new:
        raise Invalid({"email": [f"{user} is a member already. Change the role in the list."]})
    return member


@transaction.atomic
def change_role(organisation: Organisation, member_id: int, *, role: str) -> Member:
    """Gives a member another role. Raises NotFound, or LastOwner when nobody would be left to decide."""
    member = _locked(organisation, member_id)
    if role != Member.Role.OWNER:
        _keep_an_owner(member)
    member.role = role
    member.save(update_fields=["role"])
    return member


@transaction.atomic
def remove(organisation: Organisation, member_id: int) -> Member:
    """Ends a membership; notes the person wrote stay. Raises NotFound or LastOwner."""
    member = _locked(organisation, member_id)
    _keep_an_owner(member)
    member.delete()
    return member


def _locked(organisation: Organisation, member_id: int) -> Member:
    # All rows of the organisation, so that two owners cannot remove each other at the same moment.
    rows = organisation.memberships.select_for_update(of=("self",)).select_related("user")
    found = next((row for row in rows if row.pk == member_id), None)
    if found is None:
        raise NotFound
    return found


def _keep_an_owner(member: Member) -> None:
    owners = Member.objects.filter(organisation=member.organisation_id, role=Member.Role.OWNER)
    if not owners.exclude(pk=member.pk).exists():
        raise LastOwner
