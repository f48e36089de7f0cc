"""Numbers as people read them: no more exact than they are."""

from django import template

from assessment.mastery import Level
from assessment.psychometrics.normal import Z90
from web.chances import chance as in_words

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"


@register.filter
def share(value: float) -> str:
    """A score in 0..1 as whole percent."""
    return f"{value * 100:.0f}{NBSP}%"


@register.filter
def clock(seconds: int) -> str:
    """41:07, or 1:02:03 from an hour on."""
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


@register.filter
def minus(value: int, other: int) -> int:
    return value - other


@register.filter
def ordinal(value: int) -> str:
    """2nd, 3rd, 11th."""
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


@register.filter
def chance(value: float) -> str:
    return in_words(value)


@register.filter
def estimate(level: Level) -> str:
    """560 ±110: the estimate with the margin of its 90 % interval, in tens."""
    return f"{level.scaled} ±{margin(level.sd)}"


@register.filter
def margin(sd: float) -> int:
    """Half the 90 % interval of a standard error, on the scale of 500, in tens."""
    return round(10 * Z90 * sd) * 10
