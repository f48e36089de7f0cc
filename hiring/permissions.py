"""Who may see what of an organisation: members only; to everybody else it does not exist."""

from accounts.models import Member, User
from api.problems import NotFound, Problem


class MembersOnly(Problem):
    type, status = "forbidden", 403
    title = "Your role does not allow this"


def membership(user: User, organisation: str) -> Member:
    """The user's membership of an organisation named by slug. Raises NotFound, also for one that exists."""
    rows = Member.objects.select_related("organisation")
    found = rows.filter(user=user, organisation__slug=organisation).first()
    if found is None:
        raise NotFound
    return found


def inviting_membership(user: User, organisation: str) -> Member:
    """The same, for those who may make positions and invite. Raises NotFound or MembersOnly."""
    found = membership(user, organisation)
    if not found.invites():
        raise MembersOnly("Owners and recruiters make positions and invite; reviewers read reports and add notes.")
    return found


def owning_membership(user: User, organisation: str) -> Member:
    """The same, for those who decide who else is a member. Raises NotFound or MembersOnly."""
    found = membership(user, organisation)
    if found.role != Member.Role.OWNER:
        raise MembersOnly("Owners add and remove members; ask one of them.")
    return found
