"""Numbers and titles in the sentences of the hiring pages."""

from django import template

from assessment.psychometrics.scale import scaled as on_scale
from web.decisions import lower_first

register = template.Library()


@register.filter
def scaled(theta: float) -> int:
    """Theta on the scale that people see, in tens."""
    return int(on_scale(theta))


@register.filter
def lowerfirst(title: str) -> str:
    return lower_first(title)
