"""The interval bar of templates/_interval.html, for pictures that travel without the style sheet."""

from web.interval import Bar, Piece
from web.pictures.drawing import Attribute, Element, draw, ink
from web.pictures.marks import estimate, needle

HEIGHT = 28


def write_bar(root: Element, found: Bar, top: float) -> None:
    """Draws the bar HEIGHT pixels high: grid, interval split at the cut, cut, estimate, from back to front."""
    frame = draw(root, "svg", y=top, width="100%", height=HEIGHT, overflow="visible")
    for x in found.grid:
        draw(frame, "line", class_="grid", x1=x, x2=x, y1=-4, y2=HEIGHT + 4, stroke=ink("line"))
    if found.thin:
        x, width = found.thin
        look = {"stroke": ink("line-strong"), "stroke_dasharray": "3 3"}
        draw(frame, "rect", class_="thin", x=x, width=width, y=9, height=10, fill="none", **look)
    for piece in found.pieces:
        _piece(frame, piece)
    for x, head, there in (("0", "M0 14l6-5v10z", found.arrow_low), ("100%", "M0 14l-6-5v10z", found.arrow_high)):
        if there:
            at = draw(frame, "svg", x=x, overflow="visible")
            # The rim keeps the head in sight where the bar itself runs off the edge.
            draw(at, "path", class_="arrow", d=head, fill=ink("gold"), stroke=ink("surface"), stroke_width=1.5)
    if found.cut:
        needle(frame, found.cut, 0, HEIGHT)
    if found.mean:
        estimate(frame, found.mean, HEIGHT / 2)


def _piece(frame: Element, piece: Piece) -> None:
    fill = ink("gold" if piece.side == "above" else "gold-pale")
    at: dict[str, Attribute] = {"x": piece.x, "width": piece.width, "y": piece.y, "height": piece.height}
    draw(frame, "rect", class_=piece.side, **at, fill=fill, stroke=ink("gold"))
