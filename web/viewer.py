"""Who looks at this page?"""

from django.http import HttpRequest

from accounts.models import User


def viewer(request: HttpRequest) -> User:
    """The person signed in; for pages behind `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionError("This page needs login_required.")
    return request.user
