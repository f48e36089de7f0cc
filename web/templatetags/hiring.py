"""Numbers of the hiring pages."""

from django import template

from assessment.psychometrics.scale import scaled as on_scale

register = template.Library()


@register.filter
def scaled(theta: float) -> int:
    """Theta on the scale that people see, in tens."""
    return int(on_scale(theta))
