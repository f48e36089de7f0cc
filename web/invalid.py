"""A refusal of the storeys below, beside the fields it is about."""

from collections.abc import Mapping
from typing import Any

from django import forms

from api.problems import Invalid


def show_errors(form: forms.BaseForm, refusal: Invalid, names: Mapping[str, str] | None = None) -> None:
    """Puts each error of an Invalid at its field; `names` maps a field of the refusal to the form's."""
    for name, errors in refusal.members["errors"].items():
        shown = (names or {}).get(name, name)
        form.add_error(shown if shown in form.fields else None, _listed(errors))


def _listed(errors: Any) -> list[str]:
    return [errors] if isinstance(errors, str) else [str(error) for error in errors]
