"""A Wright map: how many persons stand where on the scale, and which items stand beside them."""

import numpy as np

from assessment.psychometrics.wright_map import ItemPlace, WrightMap
from web.interval import percent, points
from web.pictures import marks
from web.pictures.drawing import AXIS, NARROWEST, Element, draw, ink, picture, render, write
from web.pictures.text_width import shortened, text_width

ROW = 20
TOP = 34
LEFT, SCALE, RIGHT = 42.0, 50.0, 58.0  # percent: where persons end, the numbers stand, and items begin
LONGEST = 33.0  # percent: the bar of the fullest row, beside which its number stands
NAMES_FROM = 14  # pixels beside RIGHT, where the mark is


def wright_map(found: WrightMap, *, name: str) -> str:
    """SVG of the map, ability rising upwards, a row to a bin: persons to the left, items to the right.

    Rows name their items as far as there is room; where a third would go unnamed, all rows count them instead.
    """
    rows = found.persons.size
    bottom = TOP + ROW * rows
    root = picture(f"Wright map of {name}", _said(found), bottom + 8)
    write(root, _counted(int(found.persons.sum()), "person"), LEFT, 12, color="ink-2", anchor="end")
    write(root, _items(found), RIGHT, 12, color="ink-2")
    _scale(root, found, bottom)
    _persons(root, found, bottom)
    labels = _labels(found)
    if 3 * sum(len(_fitting(row)) for row in labels if row) >= 2 * len(found.places):
        _named_items(root, labels, bottom)
    else:
        _counted_items(root, labels, bottom)
    return render(root)


def _scale(root: Element, found: WrightMap, bottom: float) -> None:
    """A hairline and a number at each hundred."""
    for number, edge in enumerate(found.edges):
        value = points(edge)
        if abs(value / 100 - round(value / 100)) < 1e-6:
            y = bottom - ROW * number
            for x1, x2 in ((0.0, LEFT), (RIGHT, 100.0)):
                draw(root, "line", class_="grid", x1=percent(x1), x2=percent(x2), y1=y, y2=y, stroke=ink("line"))
            write(root, f"{value:.0f}", SCALE, y + 4, anchor="middle")


def _persons(root: Element, found: WrightMap, bottom: float) -> None:
    _base(root, LEFT, bottom)
    most = max(int(found.persons.max()), 1)
    for number, persons in enumerate(found.persons):
        if persons:
            width, y = LONGEST * float(persons) / most, bottom - ROW * (number + 1)
            marks.bar(root, LEFT - width, width, y + 2, ROW - 4)
            write(root, str(persons), LEFT - width, y + 14, dx=-5, anchor="end")


def _named_items(root: Element, labels: list[list[str]], bottom: float) -> None:
    for number, row in enumerate(labels):
        if row:
            y, shown = bottom - ROW * (number + 0.5), _fitting(row)
            marks.diamond(draw(root, "svg", x=percent(RIGHT), overflow="visible"), "5", y)
            more = f", +{len(row) - len(shown)}" if len(shown) < len(row) else ""
            write(root, ", ".join(shown) + more, RIGHT, y + 4.5, dx=NAMES_FROM, color="ink")


def _counted_items(root: Element, labels: list[list[str]], bottom: float) -> None:
    _base(root, RIGHT, bottom)
    most = max(len(row) for row in labels)
    for number, row in enumerate(labels):
        if row:
            width, y = LONGEST * len(row) / most, bottom - ROW * (number + 1)
            at = {"x": percent(RIGHT), "width": percent(width)}
            draw(root, "rect", class_="items", **at, y=y + 2, height=ROW - 4, fill=ink("hover"), stroke=ink("ink-2"))
            write(root, str(len(row)), RIGHT + width, y + 14, dx=5)


def _base(root: Element, x: float, bottom: float) -> None:
    at = percent(x)
    draw(root, "line", class_="axis", x1=at, x2=at, y1=TOP, y2=bottom, stroke=ink("line-strong"))


def _items(found: WrightMap) -> str:
    items = len({place.item for place in found.places})
    steps = f", {len(found.places)} steps" if len(found.places) > items else ""
    return _counted(items, "item") + steps


def _labels(found: WrightMap) -> list[list[str]]:
    """The names of the items' steps in each bin; an item of two categories has no number behind its name."""
    stepped = {place.item for place in found.places if place.step > 1}
    rows: list[list[str]] = [[] for _ in range(found.persons.size)]
    bins = np.searchsorted(found.edges, [place.theta for place in found.places], side="right") - 1
    for place, number in zip(found.places, bins, strict=True):
        rows[number].append(_label(place, place.item in stepped))
    return rows


def _label(place: ItemPlace, stepped: bool) -> str:
    return f"{place.item} {place.step}" if stepped else place.item


def _fitting(row: list[str]) -> list[str]:
    """As many labels as have room beside each other, at least one, which then may lose its end."""
    room = NARROWEST * (100 - RIGHT) / 100 - NAMES_FROM
    shown = len(row)
    while shown > 1 and text_width(", ".join(row[:shown]) + ", +00" * (shown < len(row)), AXIS) > room:
        shown -= 1
    return [shortened(row[0], AXIS, room - text_width(", +00", AXIS))] if shown == 1 else row[:shown]


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _said(found: WrightMap) -> str:
    """What the map shows, from the lowest bin up."""
    bins = []
    for low, high, persons, row in zip(found.edges[:-1], found.edges[1:], found.persons, _labels(found), strict=True):
        if persons or row:
            items = f"; {', '.join(row)}" if row else ""
            bins.append(f"{points(low):.0f} to {points(high):.0f}: {_counted(int(persons), 'person')}{items}")
    return ". ".join(bins) + "."
