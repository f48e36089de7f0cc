"""What allauth asks us about people and where they come from."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter

from accounts.models import User
from accounts.sign_in import client_address


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def save_user(self, request: Any, user: User, form: Any, commit: bool = True) -> User:
        """Keeps the name that the sign-up form asks for."""
        user.name = form.cleaned_data.get("name", "")
        super().save_user(request, user, form, commit)
        return user

    def get_client_ip(self, request: Any) -> str:
        """The same rule as everywhere; allauth's own takes a short X-Forwarded-For for a fault of the settings."""
        return client_address(request)
