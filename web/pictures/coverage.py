"""Are intervals honest? A simulation's coverage as a table of small pictures, one for each level and group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.normal import Z90
from web.interval import NBSP, percent
from web.pictures import legend, marks
from web.pictures.drawing import META, NARROWEST, Element, draw, ink, picture, render, write
from web.pictures.text_width import wrapped

NAMES = 28.0  # percent that the groups' names take
REACH = 0.05  # a cell shows the level and so much to both sides
TOLERANCE = 0.02
HEAD, ROW, LINE = 24, 54, 17


@dataclass(frozen=True)
class Coverage:
    """A group of simulated persons: how many, and the share of their intervals that held the truth, by level."""

    name: str
    persons: int
    covered: Mapping[float, float]


def coverage(groups: Sequence[Coverage], *, title: str, tolerance: float = TOLERANCE) -> str:
    """SVG with a row to a group and a column to a level (0.9 for 90 %): the share that covered, around its level.

    The bar is that share's own 90 % interval by the number of persons; the pale field is within `tolerance` of the
    level, and what lies outside is said to be low or high. ValueError unless all groups have the same levels.
    """
    levels = sorted(groups[0].covered) if groups else []
    if not levels or any(sorted(group.covered) != levels or group.persons < 1 for group in groups):
        raise ValueError("groups: expected at least one, each with persons and the same levels")
    bottom = HEAD + ROW * len(groups)
    lines = [
        (_share_mark, f"share that held the truth, 90{NBSP}% interval"),
        (_field_mark, f"within {100 * tolerance:g} points of its level"),
    ]
    root = picture(title, " ".join(_said(group, tolerance) for group in groups), legend.end(bottom, lines))
    width = (100 - NAMES) / len(levels)
    for column, level in enumerate(levels):
        write(root, f"{100 * level:g}{NBSP}%", NAMES + width * (column + 0.5), 13, size=META, anchor="middle")
    for row, group in enumerate(groups):
        top = HEAD + ROW * row
        draw(root, "line", class_="grid", x1="0", x2="100%", y1=top, y2=top, stroke=ink("line"))
        _name(root, group, top)
        for column, level in enumerate(levels):
            _cell(root, group, level, tolerance, NAMES + width * column, width, top)
    legend.legend(root, bottom, lines)
    return render(root)


def _name(root: Element, group: Coverage, top: float) -> None:
    lines = wrapped(group.name, META, NARROWEST * NAMES / 100 - 6)[:2]
    first = top + ROW / 2 + 4.5 - LINE * len(lines) / 2
    for number, words in enumerate(lines):
        write(root, words, 0, first + LINE * number, size=META, color="ink", weight=500)
    write(root, f"{group.persons:,} persons", 0, first + LINE * len(lines))


def _cell(
    root: Element, group: Coverage, level: float, tolerance: float, left: float, width: float, top: float
) -> None:
    share, middle = group.covered[level], top + 36
    verdict = _verdict(share, level, tolerance)
    words = f"{100 * share:.1f} {verdict}".strip()
    color, weight = ("wrong", 500) if verdict else ("ink", None)
    write(root, words, left + width / 2, top + 19, size=META, color=color, weight=weight, anchor="middle")

    def across(value: float) -> float:
        return left + width * (0.5 + 0.42 * min(1.0, max(-1.0, (value - level) / REACH)))

    field, error = across(level - tolerance), Z90 * np.sqrt(max(share * (1 - share), 1e-9) / group.persons)
    x, wide = percent(field), percent(across(level + tolerance) - field)
    draw(root, "rect", class_="field", x=x, width=wide, y=middle - 8, height=16, fill=ink("hover"), stroke=ink("line"))
    x = percent(across(level))
    draw(root, "line", class_="level", x1=x, x2=x, y1=middle - 8, y2=middle + 8, stroke=ink("line-strong"))
    low, high = across(share - error), across(share + error)
    marks.bar(root, low, high - low, middle - 2.5, 5)
    marks.estimate(root, percent(across(share)), middle)


def _verdict(share: float, level: float, tolerance: float) -> str:
    if abs(share - level) <= tolerance + 1e-9:
        return ""
    return "low" if share < level else "high"


def _said(group: Coverage, tolerance: float) -> str:
    shares = []
    for level, share in sorted(group.covered.items()):
        verdict = _verdict(share, level, tolerance)
        shares.append(f"{100 * level:g}{NBSP}% intervals {100 * share:.1f}" + (f", {verdict}" if verdict else ""))
    return f"{group.name}, {group.persons:,} persons: {'; '.join(shares)}."


def _share_mark(root: Element, middle: float) -> None:
    draw(root, "rect", x=4, width=28, y=middle - 2.5, height=5, fill=ink("gold"))
    marks.estimate(root, "18", middle)


def _field_mark(root: Element, middle: float) -> None:
    draw(root, "rect", x=4, width=28, y=middle - 8, height=16, fill=ink("hover"), stroke=ink("line"))
    draw(root, "line", x1=18, x2=18, y1=middle - 8, y2=middle + 8, stroke=ink("line-strong"))
