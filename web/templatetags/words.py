"""A meaning has a colour, a shape and a word: the three together, for templates."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from grader.verdicts import Verdict

register = template.Library()

# level -> (glyph, colour, word)
LEVELS = {
    "mastered": ("accepted", "accepted", "Mastered"),
    "likely": ("likely", "accepted", "Likely"),
    "open": ("uncertain", "uncertain", "Open"),
    "not_yet": ("notyet", "none", "Not yet"),
    "not_enough_evidence": ("scant", "none", "Not enough evidence"),
}
# A report says "meets" where a profile says "mastered", and what is decided of a role.
MEETS = LEVELS | {
    "mastered": ("accepted", "accepted", "Meets"),
    "meets": ("accepted", "accepted", "Meets"),
    "more_evidence": ("uncertain", "uncertain", "More evidence"),
}
VERDICTS: dict[str, tuple[str, str, str]] = {
    Verdict.ACCEPTED: ("accepted", "accepted", "Accepted"),
    Verdict.WRONG_ANSWER: ("wrong", "wrong", "Wrong answer"),
    Verdict.WRONG_TYPE: ("wrong", "wrong", "Wrong type"),
    Verdict.TOO_SLOW: ("slow", "wrong", "Too slow"),
    Verdict.TIME_LIMIT: ("slow", "wrong", "Time limit"),
    Verdict.MEMORY_LIMIT: ("wrong", "wrong", "Memory limit"),
    Verdict.OUTPUT_LIMIT: ("wrong", "wrong", "Output limit"),
    Verdict.RUNTIME_ERROR: ("wrong", "wrong", "Runtime error"),
    Verdict.SYNTAX_ERROR: ("wrong", "wrong", "Syntax error"),
    Verdict.NO_ENTRY_POINT: ("wrong", "wrong", "Function not found"),
    Verdict.INTERNAL_ERROR: ("uncertain", "uncertain", "Not judged"),
}
MARKS = {
    "right": ("accepted", "accepted", "Right"),
    "partly": ("partly", "uncertain", "Partly right"),
    "wrong": ("wrong", "wrong", "Not right"),
    "open": ("notyet", "none", "Not answered"),
    "judging": ("pending", "pending", "Judging"),
    "not_judged": ("uncertain", "uncertain", "Not judged"),
}
MEANINGS = {"success": "accepted", "error": "wrong", "warning": "uncertain"}


@register.simple_tag
def glyph(name: str, classes: str = "") -> SafeString:
    """A shape of the sprite in parts/_glyphs.html; the word stands beside it."""
    return format_html(
        '<svg class="{}" viewBox="0 0 16 16" aria-hidden="true"><use href="#g-{}"/></svg>',
        f"g {classes}".strip(),
        name,
    )


def _word(found: tuple[str, str, str]) -> SafeString:
    shape, colour, text = found
    return format_html('<span class="word {}">{}{}</span>', colour, glyph(shape), text)


@register.simple_tag
def level(name: str) -> SafeString:
    """A mastery level of a profile."""
    return _word(LEVELS[name])


@register.simple_tag
def meets(name: str) -> SafeString:
    """The same level, or the decision, in the words of a report."""
    return _word(MEETS[name])


@register.simple_tag
def verdict(name: str) -> SafeString:
    """A verdict in the enum's words."""
    return _word(VERDICTS[name])


@register.filter
def verdict_glyph(name: str) -> str:
    return VERDICTS[name][0]


@register.filter
def verdict_colour(name: str) -> str:
    return VERDICTS[name][1]


@register.filter
def verdict_word(name: str) -> str:
    return VERDICTS[name][2]


@register.simple_tag
def mark(name: str, count: int | None = None) -> SafeString:
    """How an answer did (right, partly, wrong, open, judging, not_judged), or how many did."""
    shape, colour, text = MARKS[name]
    return _word((shape, colour, text if count is None else f"{count} {text.lower()}"))


@register.filter
def mark_word(name: str) -> str:
    return MARKS[name][2]


@register.filter
def mark_glyph(name: str) -> SafeString:
    return glyph(*MARKS[name][:2])


@register.filter
def meaning(level_tag: str) -> str:
    """The colour class of a Django message."""
    return MEANINGS.get(level_tag, "pending")


@register.filter
def initials(user: Any) -> str:
    """Two letters for a person, from the name or else the address."""
    parts = str(user).split("@")[0].split()
    return "".join(part[0] for part in [parts[0], *parts[1:][-1:]]).upper() if parts else "?"


@register.filter
def first_name(name: str) -> str:
    return name.split()[0] if name.split() else ""


@register.filter
def points(value: float | None) -> str:
    """Points without needless decimals: 6.5, 10, 0.33."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")
