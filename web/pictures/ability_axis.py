"""The axis of ability below a picture: the 500 scale from 200 to 800, percent across."""

from web.interval import percent, points
from web.pictures.drawing import Element, draw, ink, write

LOW, HIGH = 200, 800
TICKS = (300, 400, 500, 600, 700)
HEIGHT = 40


def across(theta: float) -> float:
    """Percent across the picture, unclamped."""
    return (points(theta) - LOW) / (HIGH - LOW) * 100


def grid(parent: Element, top: float, bottom: float) -> None:
    """A hairline from top to bottom at each hundred."""
    for tick in TICKS:
        x = percent((tick - LOW) / (HIGH - LOW) * 100)
        draw(parent, "line", class_="grid", x1=x, x2=x, y1=top, y2=bottom, stroke=ink("line"))


def axis(parent: Element, bottom: float, name: str = "ability") -> None:
    """The base line, its numbers and its name, within HEIGHT pixels."""
    draw(parent, "line", class_="axis", x1="0", x2="100%", y1=bottom, y2=bottom, stroke=ink("line-strong"))
    for tick in TICKS:
        write(parent, str(tick), (tick - LOW) / (HIGH - LOW) * 100, bottom + 18, anchor="middle")
    write(parent, name, 50, bottom + 35, anchor="middle")
