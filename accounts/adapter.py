"""What allauth asks us about sign-up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter

from accounts.models import User


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def save_user(self, request: Any, user: User, form: Any, commit: bool = True) -> User:
        """Keeps the name that the sign-up form asks for."""
        user.name = form.cleaned_data.get("name", "")
        super().save_user(request, user, form, commit)
        return user
