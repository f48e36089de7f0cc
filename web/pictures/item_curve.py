"""An item's characteristic curve beside the answers that it should explain."""

from collections.abc import Iterator, Sequence

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_model import ItemModel
from assessment.psychometrics.normal import Z90
from assessment.psychometrics.observed_curve import CurvePoint
from assessment.psychometrics.response import category_probabilities
from assessment.psychometrics.scale import scaled
from web.interval import NBSP, percent
from web.pictures import ability_axis, legend, marks
from web.pictures.drawing import Element, draw, ink, path, picture, render, stretched, write

TOP, HEIGHT = 26, 220
BOTTOM = TOP + HEIGHT
LEVELS = (0.25, 0.5, 0.75, 1.0)
GRID = np.linspace(-3, 3, 121)


def item_curve(item: ItemModel, points: Sequence[CurvePoint], *, name: str) -> str:
    """SVG of the model's expected score over ability with its 90 % band, and the observed `points` with intervals.

    The band comes from the standard error of b; a dashed line shows what guessing alone reaches.
    """
    lines = list(_legend(item, points))
    foot = BOTTOM + ability_axis.HEIGHT
    root = picture(f"Item curve of {name}", _said(item, points), legend.end(foot, lines))
    write(root, _measure(item), 0, 12, color="ink-2")
    ability_axis.grid(root, TOP, BOTTOM)
    _levels(root)
    _model(root, item)
    for share in LEVELS:
        write(root, f"{share:.2f}", 0, _y(share) + 14, over=True)
    for point in points:
        x = percent(min(100.0, max(0.0, ability_axis.across(point.theta))))
        marks.upright(root, x, _y(point.high), _y(point.low))
        marks.estimate(root, x, _y(point.share))
    ability_axis.axis(root, BOTTOM)
    if 0 <= ability_axis.across(item.b) <= 100:
        marks.diamond(root, percent(ability_axis.across(item.b)), BOTTOM)
    legend.legend(root, foot, lines)
    return render(root)


def _y(share: float) -> float:
    return BOTTOM - share * HEIGHT


def _levels(root: Element) -> None:
    for share in LEVELS:
        draw(root, "line", class_="grid", x1="0", x2="100%", y1=_y(share), y2=_y(share), stroke=ink("line"))


def _model(root: Element, item: ItemModel) -> None:
    frame = stretched(root, TOP, HEIGHT)
    if item.b_sd > 0:
        easier, harder = (_curve(item, sign * Z90 * item.b_sd) for sign in (-1, 1))
        marks.band(frame, path([*easier, *reversed(harder)], closed=True))
    if item.c > 0:
        marks.curve(frame, path([(0, HEIGHT * (1 - item.c)), (100, HEIGHT * (1 - item.c))]), "ink-3", dashed=True)
    marks.curve(frame, path(_curve(item)))


def _curve(item: ItemModel, shift: float = 0.0) -> list[tuple[float, float]]:
    shares = _expected(item, GRID - shift)
    return [(ability_axis.across(theta), HEIGHT * (1 - share)) for theta, share in zip(GRID, shares, strict=True)]


def _expected(item: ItemModel, theta: FloatArray) -> FloatArray:
    """Expected category as a share of the highest."""
    p = category_probabilities(theta, item.a, item.b, item.c, item.steps)
    return np.asarray(p @ np.arange(item.categories) / (item.categories - 1))


def _measure(item: ItemModel) -> str:
    return "chance of the right answer" if item.categories == 2 else "mean score, as a share of the highest"


def _legend(item: ItemModel, points: Sequence[CurvePoint]) -> Iterator[tuple[legend.Mark, str]]:
    yield _model_mark(item.b_sd > 0), f"model, with its 90{NBSP}% band" if item.b_sd > 0 else "model"
    if points:
        yield _points_mark, f"{sum(point.persons for point in points)} answers, 90{NBSP}% intervals"
    yield _difficulty_mark, f"difficulty {scaled(item.b)}"
    if item.c > 0:
        yield _guessing_mark, f"{item.c:.2f} by guessing"


def _model_mark(banded: bool) -> legend.Mark:
    def mark(root: Element, middle: float) -> None:
        if banded:
            corners = [(0, middle - 6), (legend.MARK, middle - 6), (legend.MARK, middle + 6), (0, middle + 6)]
            marks.band(root, path(corners, closed=True))
        marks.curve(root, path([(0, middle), (legend.MARK, middle)]))

    return mark


def _points_mark(root: Element, middle: float) -> None:
    marks.upright(root, "18", middle - 9, middle + 9)
    marks.estimate(root, "18", middle)


def _difficulty_mark(root: Element, middle: float) -> None:
    marks.diamond(root, "18", middle)


def _guessing_mark(root: Element, middle: float) -> None:
    marks.curve(root, path([(0, middle), (legend.MARK, middle)]), "ink-3", dashed=True)


def _said(item: ItemModel, points: Sequence[CurvePoint]) -> str:
    model = f"Difficulty {scaled(item.b)}, discrimination {item.a:.2f}"
    guessing = f", guessing {item.c:.2f}" if item.c else ""
    expected = _expected(item, np.array([point.theta for point in points]))
    seen = (
        f"{scaled(point.theta)}: {point.share:.2f}, {point.low:.2f} to {point.high:.2f}, the model says {share:.2f}"
        for point, share in zip(points, expected, strict=True)
    )
    observed = f" By ability, observed {_measure(item)} with 90{NBSP}% interval: {'; '.join(seen)}." if points else ""
    return f"{model}{guessing}.{observed}"
