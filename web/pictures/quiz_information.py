"""What a quiz tells at each ability: its information, and the standard error that this leaves."""

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_vector
from assessment.psychometrics.scale import scaled
from web.interval import percent, points
from web.pictures import ability_axis, legend, marks
from web.pictures.drawing import Element, draw, ink, length, path, picture, render, stretched, write

LARGEST_ERROR = 100.0  # points: what is known of anybody before the first answer
TOP, INFORMATION = 26, 150
ERROR_TOP = TOP + INFORMATION + 46
ERROR = 120
BOTTOM = ERROR_TOP + ERROR


def quiz_information(theta: ArrayLike, information: ArrayLike, *, name: str, cut: float | None = None) -> str:
    """SVG of information (n,) over rising ability theta (n,), above the standard error that it leaves, in points.

    The error is 100 / sqrt(information), of the quiz's answers alone; above 100 points it leaves the picture.
    ValueError unless all numbers are finite, theta rises and information is >= 0.
    """
    abilities = finite_vector("theta", theta)
    found = finite_vector("information", information, abilities.size)
    if abilities.size < 2 or (np.diff(abilities) <= 0).any() or (found < 0).any():
        raise ValueError("theta, information: expected at least two rising abilities and information >= 0")
    errors = 100 / np.sqrt(np.maximum(found, 1e-12))
    lines = [(_cut_mark, f"cut {scaled(cut)}")] if cut is not None else []
    foot = BOTTOM + ability_axis.HEIGHT
    root = picture(f"Information of {name}", _said(abilities, errors, cut), legend.end(foot, lines))
    _information(root, abilities, found)
    _errors(root, abilities, errors)
    ability_axis.axis(root, BOTTOM)
    if cut is not None:
        marks.needle(root, percent(ability_axis.across(cut)), TOP, BOTTOM)
    _smallest(root, abilities, errors)
    legend.legend(root, foot, lines)
    return render(root)


def _information(root: Element, theta: FloatArray, information: FloatArray) -> None:
    write(root, "information", 0, 12, color="ink-2")
    ability_axis.grid(root, TOP, TOP + INFORMATION)
    highest = _round_above(float(information.max()))
    for share in (0.5, 1.0):
        y = TOP + INFORMATION * (1 - share)
        draw(root, "line", class_="grid", x1="0", x2="100%", y1=y, y2=y, stroke=ink("line"))
    curve = _curve(theta, information / highest, INFORMATION)
    frame = stretched(root, TOP, INFORMATION, clipped=True)
    marks.band(frame, path([(curve[0][0], INFORMATION), *curve, (curve[-1][0], INFORMATION)], closed=True))
    marks.curve(frame, path(curve))
    for share in (0.5, 1.0):
        write(root, length(highest * share), 0, TOP + INFORMATION * (1 - share) + 14, over=True)
    y = TOP + INFORMATION
    draw(root, "line", class_="axis", x1="0", x2="100%", y1=y, y2=y, stroke=ink("line-strong"))


def _errors(root: Element, theta: FloatArray, errors: FloatArray) -> None:
    write(root, "standard error, in points", 0, ERROR_TOP - 14, color="ink-2")
    ability_axis.grid(root, ERROR_TOP, BOTTOM)
    ticks = [(BOTTOM - ERROR * error / LARGEST_ERROR, str(error)) for error in (25, 50, 75, 100)]
    for y, _ in ticks:
        draw(root, "line", class_="grid", x1="0", x2="100%", y1=y, y2=y, stroke=ink("line"))
    frame = stretched(root, ERROR_TOP, ERROR, clipped=True)
    marks.curve(frame, path(_curve(theta, np.minimum(errors / LARGEST_ERROR, 10), ERROR)))
    for y, words in ticks:
        write(root, words, 0, y + 14, over=True)


def _curve(theta: FloatArray, heights: FloatArray, full: float) -> list[tuple[float, float]]:
    return [(ability_axis.across(at), full * (1 - height)) for at, height in zip(theta, heights, strict=True)]


def _smallest(root: Element, theta: FloatArray, errors: FloatArray) -> None:
    """The ring where the quiz is sharpest, with its number."""
    best = int(np.argmin(errors))
    x = ability_axis.across(theta[best])
    if errors[best] > LARGEST_ERROR or not 0 <= x <= 100:
        return
    y = BOTTOM - ERROR * errors[best] / LARGEST_ERROR
    marks.estimate(root, percent(x), y)
    write(root, f"±{errors[best]:.0f}", x, y - 11, color="ink", weight=600, anchor="middle", over=True)


def _round_above(value: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** np.floor(np.log10(max(value, 1e-6)))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= value))


def _said(theta: FloatArray, errors: FloatArray, cut: float | None) -> str:
    best = int(np.argmin(errors))
    smallest = f"The standard error is smallest at {points(theta[best]):.0f}: {errors[best]:.0f} points."
    if cut is None:
        return smallest
    return f"{smallest} At the cut of {scaled(cut)} it is {np.interp(cut, theta, errors):.0f}."


def _cut_mark(root: Element, middle: float) -> None:
    marks.needle(root, "18", middle - 8, middle + 8)
