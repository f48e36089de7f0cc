"""The interval bar: an estimate as geometry, percent across and pixels down, for templates/_interval.html.

Pure: no Django. The scale is 250 to 750; what lies outside ends in an arrow at the edge.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.psychometrics.scale import interval, scaled

LOW, HIGH = 250, 750
GRID = (300, 400, 500, 600, 700)
HALF = 0.41  # half-width of the 50 % interval as a share of the 90 % one's
WIDE, CORE = (11, 6), (7, 14)  # y and height
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Piece:
    """One rectangle; `side` is below or above the cut."""

    side: str
    x: str
    width: str
    y: int
    height: int


@dataclass(frozen=True)
class Bar:
    """What templates/_interval.html draws. Without enough evidence only `thin` and the cut are there."""

    label: str
    numbers: str
    cut: str | None
    mean: str | None = None
    pieces: tuple[Piece, ...] = ()
    thin: tuple[str, str] | None = None
    arrow_low: bool = False
    arrow_high: bool = False

    @property
    def grid(self) -> list[str]:
        return [percent(place(value)) for value in GRID]


def bar(mean: float, sd: float, cut: float | None = None, *, enough: bool = True) -> Bar:
    """The bar of an estimate, theta units; `enough` is False while the prior does the talking."""
    low, high = (float(end) for end in interval(mean, sd))
    shown_mean, shown_low, shown_high = (int(scaled(value)) for value in (mean, low, high))
    ends = f"{shown_low} to {shown_high}"
    needle = f", cut {int(scaled(cut))}" if cut is not None else ""
    at = place(points(cut)) if cut is not None else None
    left, right = place(points(low)), place(points(high))
    if not enough:
        return Bar(
            label=f"Not enough evidence: somewhere between {shown_low} and {shown_high}{needle}",
            numbers="",
            cut=_needle(at),
            thin=(percent(left), percent(right - left)),
        )
    half = HALF * (high - low) / 2
    core = place(points(mean - half)), place(points(mean + half))
    return Bar(
        label=f"{shown_mean}, 90{NBSP}% interval {ends}{needle}",
        numbers=f"{shown_mean}, {ends}",
        cut=_needle(at),
        mean=percent(place(points(mean))),
        pieces=(*_split(left, right, at, WIDE), *_split(*core, at, CORE)),
        arrow_low=points(low) < LOW,
        arrow_high=points(high) > HIGH,
    )


def points(theta: float) -> float:
    """Theta on the scale that people see, unrounded: geometry needs no tens."""
    return 500 + 100 * theta


def place(value: float) -> float:
    """Percent across the bar, clamped to its ends."""
    return min(100.0, max(0.0, (value - LOW) / (HIGH - LOW) * 100))


def percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _needle(at: float | None) -> str | None:
    return None if at is None else percent(at)


def _split(left: float, right: float, cut: float | None, band: tuple[int, int]) -> Iterator[Piece]:
    """The interval split at the cut, so that the share of full gold is the chance to be above it."""
    middle = min(right, max(left, left if cut is None else cut))
    for side, start, end in (("below", left, middle), ("above", middle, right)):
        if end > start:
            yield Piece(side, percent(start), percent(end - start), *band)
