"""What every page's bar needs to know."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import Member, User


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`memberships` of the person signed in, read only where the template asks."""

    def memberships() -> list[Member]:
        if not isinstance(request.user, User):
            return []
        return list(request.user.memberships.select_related("organisation").order_by("organisation__name"))

    return {"memberships": SimpleLazyObject(memberships)}
