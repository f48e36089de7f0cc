"""The pen of all pictures: elements with a title, percent across and pixels down, in the colours of tokens.css.

Without a viewBox on the outside a picture fills whatever it stands in, from 320 px up, and its text keeps its size;
curves stretch in a nested one. Colours are custom properties, so a picture follows its page into the dark.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from web.interval import percent

Element = ElementTree.Element
Attribute = str | float | None

AXIS, META, INTERFACE = 12, 13, 15  # sizes of text in pixels, as in tokens.css
NARROWEST = 320  # pixels that a picture must do with
SVG = "http://www.w3.org/2000/svg"

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def picture(title: str, description: str, height: float) -> Element:
    """An empty picture as wide as its place; title and description are what a screen reader says of it."""
    root = Element("svg", {"xmlns": SVG, "class": "picture", "role": "img", "width": "100%", "height": length(height)})
    root.set("direction", "ltr")  # charts read from low to high in every language
    root.set("overflow", "visible")
    for tag, words in (("title", title), ("desc", description)):
        ElementTree.SubElement(root, tag).text = clean(words)
    return root


def draw(parent: Element, tag: str, **attributes: Attribute) -> Element:
    """A child with its attributes; numbers are pixels, `_` stands for `-`, None leaves an attribute out."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not None}
    texts = {name: value if isinstance(value, str) else length(value) for name, value in given.items()}
    return ElementTree.SubElement(parent, tag, texts)


def write(
    parent: Element,
    words: str,
    x: float,
    y: float,
    *,
    dx: float | None = None,
    size: int = AXIS,
    color: str = "ink-3",
    weight: int | None = None,
    anchor: str | None = None,
    over: bool = False,
) -> Element:
    """Text whose base line is y pixels down, x percent across and dx pixels beside that.

    `over` gives it a rim of the surface's colour, for text that may lie on a line.
    """
    place: dict[str, Attribute] = {"x": percent(x), "y": y, "dx": dx}
    text = draw(parent, "text", **place, font_size=size, font_weight=weight, text_anchor=anchor, fill=ink(color))
    text.text = clean(words)
    if over:
        text.attrib.update({"stroke": ink("surface"), "stroke-width": "4", "paint-order": "stroke"})
    return text


def stretched(parent: Element, top: float, height: float, *, clipped: bool = False) -> Element:
    """A frame for curves, 100 wide and `height` high, that stretches with the picture."""
    return draw(
        parent,
        "svg",
        y=top,
        width="100%",
        height=height,
        viewBox=f"0 0 100 {length(height)}",
        preserveAspectRatio="none",
        overflow="hidden" if clipped else "visible",
    )


def path(points: Sequence[tuple[float, float]], *, closed: bool = False) -> str:
    """The `d` of a line through points."""
    return "M" + "L".join(f"{length(x)} {length(y)}" for x, y in points) + ("z" if closed else "")


def ink(color: str) -> str:
    """The custom property of a token."""
    return f"var(--{color})"


def length(value: float) -> str:
    """A number as SVG has it, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def clean(words: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)


def render(root: Element) -> str:
    """The picture as text; everything that came as words is escaped."""
    return ElementTree.tostring(root, encoding="unicode")
