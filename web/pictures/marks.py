"""What is drawn in a picture and again beside its words in the legend, so that both look alike."""

from web.interval import percent
from web.pictures.drawing import Attribute, Element, draw, ink

BAND_OPACITY = "0.22"


def curve(parent: Element, d: str, color: str = "gold", *, dashed: bool = False) -> None:
    """A line that keeps its width however its frame is stretched."""
    draw(
        parent,
        "path",
        class_="curve",
        d=d,
        fill="none",
        stroke=ink(color),
        stroke_width=2 if not dashed else 1.5,
        stroke_dasharray="5 4" if dashed else None,
        stroke_linejoin="round",
        vector_effect="non-scaling-stroke",
    )


def band(parent: Element, d: str) -> None:
    draw(parent, "path", class_="band", d=d, fill=ink("gold"), fill_opacity=BAND_OPACITY)


def estimate(parent: Element, x: str, y: float) -> None:
    """The ring of an estimate."""
    draw(parent, "circle", class_="estimate", cx=x, cy=y, r=4.5, fill=ink("surface"), stroke=ink("ink"), stroke_width=2)


def upright(parent: Element, x: str, top: float, bottom: float) -> None:
    """An interval that stands upright."""
    draw(parent, "line", class_="interval", x1=x, x2=x, y1=top, y2=bottom, stroke=ink("ink-2"), stroke_width=1.5)


def needle(parent: Element, x: str, top: float, bottom: float) -> None:
    """A cut: a line with a cap that points down."""
    draw(parent, "line", class_="cut", x1=x, x2=x, y1=top, y2=bottom, stroke=ink("ink"), stroke_width=1.5)
    at = draw(parent, "svg", x=x, y=top, overflow="visible")
    draw(at, "path", class_="cut-cap", d="M-4-2h8L0 4z", fill=ink("ink"))


def diamond(parent: Element, x: str, y: float) -> None:
    """The place of an item."""
    at = draw(parent, "svg", x=x, y=y, overflow="visible")
    draw(at, "path", class_="place", d="M0-5 5 0 0 5-5 0z", fill=ink("surface"), stroke=ink("ink"), stroke_width=1.5)


def bar(parent: Element, x: float, width: float, y: float, height: float) -> None:
    """A bar of what was measured, percent across."""
    at: dict[str, Attribute] = {"x": percent(x), "width": percent(width), "y": y, "height": height}
    draw(parent, "rect", class_="bar", **at, fill=ink("gold"))
