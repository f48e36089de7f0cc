"""A person's own account: name, address, extra time."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from web.viewer import viewer


class NameForm(forms.Form):
    name = forms.CharField(max_length=120, widget=forms.TextInput({"class": "field", "autocomplete": "name"}))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Shows the account to its person alone; POST keeps a new name."""
    person = viewer(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        person.name = form.cleaned_data["name"]
        person.save(update_fields=["name"])
        messages.success(request, "Your name is saved.")
        return redirect("account")
    context = {"form": form, "contact": settings.DEFAULT_FROM_EMAIL}
    return render(request, "people/account.html", context, status=422 if form.errors else 200)
