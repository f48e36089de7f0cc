"""A picture as a file of its own: with its title above it, a width, and the colours that a page would lend it."""

import re
from typing import Final
from xml.etree import ElementTree

from web.pictures.drawing import SVG, Element, draw, length, write
from web.pictures.text_width import wrapped

WIDTH: Final = 720
MARGIN: Final = 24
HEADING, LINE = 17, 24
FONTS: Final = "IBM Plex Sans, system-ui, sans-serif"

# Tokens of tokens.css, light and dark, in sRGB: programs that draw SVG need not know OKLCH or custom properties.
COLORS: Final = {
    "surface": ("#ffffff", "#151a1f"),
    "hover": ("#e9eef1", "#1f252b"),
    "line": ("#dae0e3", "#2b3238"),
    "line-strong": ("#7f8991", "#717a82"),
    "ink": ("#141d26", "#eef0f2"),
    "ink-2": ("#454e58", "#b5bbc0"),
    "ink-3": ("#606972", "#969ea4"),
    "gold": ("#be8216", "#e3b250"),
    "gold-pale": ("#fcf4e0", "#403118"),
    "accepted": ("#0b664a", "#5ed7ae"),
    "uncertain": ("#6e387e", "#d9a9e8"),
    "wrong": ("#bc2b0b", "#f98966"),
}

_PROPERTY = re.compile(r"var\(--([\w-]+)\)")


def picture_file(svg: str, *, width: int = WIDTH) -> str:
    """The text of an .svg file, `width` pixels wide with its margins; light, and dark where the viewer's system is.

    `svg` is what a picture's function of this package returned. ValueError below 368 pixels, which is 320 and the
    margins.
    """
    if width < 320 + 2 * MARGIN:
        raise ValueError(f"width: expected at least {320 + 2 * MARGIN} pixels, got {width}")
    picture = ElementTree.fromstring(svg)
    title, description = (picture.find(f"{{{SVG}}}{tag}") for tag in ("title", "desc"))
    if title is None or description is None:
        raise ValueError("svg: expected a picture of this package, with its title and description")
    inside = width - 2 * MARGIN
    heading = wrapped(title.text or "", HEADING, inside)
    top = MARGIN + LINE * len(heading) + 8
    height = top + float(picture.get("height", "0")) + MARGIN
    root = ElementTree.Element("svg", {"xmlns": SVG, "viewBox": f"0 0 {width} {length(height)}", "role": "img"})
    root.attrib |= {"width": str(width), "height": length(height), "font-family": FONTS}
    root.extend([title, description])
    draw(root, "style").text = _dark()
    draw(root, "rect", width="100%", height="100%", fill="var(--surface)")
    for number, words in enumerate(heading):
        write(root, words, 0, MARGIN + LINE * number + 14, dx=MARGIN, size=HEADING, color="ink", weight=600)
    frame = draw(root, "svg", x=MARGIN, y=top, width=inside, height=picture.get("height"), overflow="visible")
    frame.extend(child for child in picture if child is not title and child is not description)
    _colour(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _colour(root: Element) -> None:
    """Custom properties to their light values, and tags to their plain names."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        for name, value in element.attrib.items():
            element.set(name, _PROPERTY.sub(lambda found: COLORS[found[1]][0], value))


def _dark() -> str:
    rules = [f'[{name}="{light}"]{{{name}:{dark}}}' for light, dark in COLORS.values() for name in ("fill", "stroke")]
    return f"@media (prefers-color-scheme: dark){{{''.join(rules)}}}"
