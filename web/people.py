"""Who asks for a page."""

from django.http import HttpRequest

from accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The person behind a request that a view let in by login_required."""
    assert isinstance(request.user, User)
    return request.user
