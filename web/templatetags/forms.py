"""A form's field: label, hint, what is wrong, in the same order everywhere."""

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("parts/_field.html")
def field(bound: BoundField, **texts: str) -> dict[str, Any]:
    """A field with its label above, its hint below (`help` in place of the form's own) and its error under that."""
    return {
        "field": bound,
        "label": texts.get("label", bound.label),
        "help": texts.get("help", bound.help_text),
        "widget": _widget(bound, "help" in texts),
    }


def _widget(bound: BoundField, own_help: bool) -> SafeString:
    # Labels stand above the field: a placeholder would say the same twice, and too faintly.
    attributes: dict[str, Any] = {"placeholder": False, "class": "field"}
    if own_help and not bound.help_text:
        names = [bound.aria_describedby, f"{bound.auto_id}_helptext"]
        attributes["aria-describedby"] = " ".join(name for name in names if name)
    return bound.as_widget(attrs=attributes)


@register.filter
def sentences(errors: str | list[str]) -> str:
    """The errors of one field, as the storeys below give them."""
    return errors if isinstance(errors, str) else " ".join(errors)
