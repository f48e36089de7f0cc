"""What every page's bar needs to know."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import Member, User

SECTIONS = {
    "home": "home",
    **dict.fromkeys(("quizzes", "quiz", "attempt", "question", "code", "submission", "finish", "result"), "practise"),
    **dict.fromkeys(("profile", "skill"), "profile"),
    **dict.fromkeys(("banks", "bank"), "banks"),
}


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The bar's current `section`, and `memberships` of the person signed in, read only where the template asks."""

    def memberships() -> list[Member]:
        if not isinstance(request.user, User):
            return []
        return list(request.user.memberships.select_related("organisation").order_by("organisation__name"))

    return {"memberships": SimpleLazyObject(memberships), "section": section(request)}


def section(request: HttpRequest) -> str:
    """Where a page belongs: a key of SECTIONS' values, or the slug of the organisation that it is about."""
    match = request.resolver_match
    if match is None:
        return ""
    return SECTIONS.get(match.url_name or "", "") or str(match.kwargs.get("organisation", ""))
