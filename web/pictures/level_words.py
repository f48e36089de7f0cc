"""A level of mastery as a word and its glyph: a meaning has a colour, a shape and a word."""

from typing import Final

from assessment.psychometrics.mastery_levels import MasteryLevel
from web.pictures.drawing import META, Attribute, Element, draw, ink, write
from web.pictures.text_width import text_width

GLYPH: Final = 16
GAP: Final = 6

WORDS: Final = {
    MasteryLevel.MASTERED: "Mastered",
    MasteryLevel.LIKELY: "Likely",
    MasteryLevel.OPEN: "Open",
    MasteryLevel.NOT_YET: "Not yet",
    MasteryLevel.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
}

_OCTAGON = "M5.6 1.5h4.8l4.1 4.1v4.8l-4.1 4.1H5.6l-4.1-4.1V5.6z"
_DIAMOND = "M8 .9 15.1 8 8 15.1.9 8z"
_CIRCLE = "M14.4 8A6.4 6.4 0 1 1 1.6 8 6.4 6.4 0 0 1 14.4 8z"
_TICK = "m4.8 8.2 2.2 2.3 4.2-4.7"
_BAR = "M4.9 8h6.2"

# Colour, outline, what stands within it.
_LOOKS: Final = {
    MasteryLevel.MASTERED: ("accepted", _OCTAGON, _TICK),
    MasteryLevel.LIKELY: ("accepted", _OCTAGON, _TICK),
    MasteryLevel.OPEN: ("uncertain", _DIAMOND, _BAR),
    MasteryLevel.NOT_YET: ("ink-3", _CIRCLE, _BAR),
    MasteryLevel.NOT_ENOUGH_EVIDENCE: ("ink-3", _CIRCLE, None),
}


def level_width(level: MasteryLevel) -> float:
    """About how many pixels word and glyph take."""
    return text_width(WORDS[level], META) + GAP + GLYPH


def write_level(root: Element, level: MasteryLevel, y: float) -> None:
    """The word and, at the right edge below which all glyphs line up, its glyph; y is the word's base line."""
    color, outline, within = _LOOKS[level]
    write(root, WORDS[level], 100, y, dx=-GLYPH - GAP, size=META, color=color, weight=500, anchor="end")
    at = draw(draw(root, "svg", x="100%", y=y - 12.5, overflow="visible"), "g", transform=f"translate({-GLYPH} 0)")
    filled = level == MasteryLevel.MASTERED
    scant = "2.2 2.6" if level == MasteryLevel.NOT_ENOUGH_EVIDENCE else None
    look: dict[str, Attribute] = {"stroke": ink(color), "stroke_width": 1.4, "stroke_dasharray": scant}
    draw(at, "path", class_="glyph", d=outline, fill=ink(color) if filled else "none", **look)
    if within:
        draw(at, "path", d=within, fill="none", stroke=ink("surface" if filled else color), stroke_width=1.6)
