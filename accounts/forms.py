"""The one thing the sign-up form asks beyond address and password."""

from django import forms
from django.http import HttpRequest

from accounts.models import User


class NameForm(forms.Form):
    name = forms.CharField(max_length=120, label="Name", widget=forms.TextInput({"autocomplete": "name"}))

    field_order = ["name", "email", "password1"]

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth wants this; the adapter has kept the name already."""
