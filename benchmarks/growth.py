"""How a cost grows: measured at several sizes, fitted as a power, drawn as a picture."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.interleaved import timed

WIDTH, HEIGHT, MARGIN, TOP = 640, 400, 64, 84
COLORS = ("#0b6e6e", "#b3541e", "#5a4fcf", "#7a7a00")


@dataclass(frozen=True)
class Growth:
    """Seconds at each size, rising sizes; `slope` is the power of the size that they grow with."""

    sizes: tuple[float, ...]
    seconds: tuple[float, ...]

    @property
    def slope(self) -> float:
        """Least squares of log seconds on log size: 1 is linear."""
        x, y = [math.log(size) for size in self.sizes], [math.log(one) for one in self.seconds]
        middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
        spread = sum((one - middle_x) ** 2 for one in x)
        return sum((one - middle_x) * (other - middle_y) for one, other in zip(x, y, strict=True)) / spread


def grow(sizes: Sequence[int], prepare: Callable[[int], Callable[[], object]], rounds: int = 5) -> Growth:
    """The least of some rounds at each size; one round goes before unmeasured."""
    seconds = []
    for size in sizes:
        action = prepare(size)
        seconds.append(min([timed(action) for _ in range(rounds + 1)][1:]))
    return Growth(tuple(float(size) for size in sizes), tuple(seconds))


def draw(path: Path, title: str, axis: str, curves: Mapping[str, Growth]) -> None:
    """An SVG of seconds over size, both logarithmic, with a dashed line that grows in proportion."""
    root = ElementTree.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}")
    root.set("font-family", "system-ui, sans-serif")
    root.set("font-size", "13")
    ElementTree.SubElement(root, "title").text = title
    ElementTree.SubElement(root, "rect", width="100%", height="100%", fill="#fff")
    place = _Axes(
        [size for one in curves.values() for size in one.sizes], [s for one in curves.values() for s in one.seconds]
    )
    _axes(root, place, title, axis)
    for number, (name, growth) in enumerate(curves.items()):
        color = COLORS[number % len(COLORS)]
        _curve(root, place, growth, color)
        words = f"{name}: grows with size to the power {growth.slope:.2f}"
        _write(root, words, MARGIN, 48 + 18 * number, fill=color)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ElementTree.tostring(root, encoding="unicode"))


class _Axes:
    """Where a size and its seconds stand, in whole decades."""

    def __init__(self, sizes: Sequence[float], seconds: Sequence[float]) -> None:
        self.x, self.y = _decades(sizes), _decades(seconds)

    def at(self, size: float, seconds: float) -> tuple[float, float]:
        across = (math.log10(size) - self.x[0]) / (self.x[1] - self.x[0])
        up = (math.log10(seconds) - self.y[0]) / (self.y[1] - self.y[0])
        return MARGIN + across * (WIDTH - 2 * MARGIN), HEIGHT - MARGIN - up * (HEIGHT - MARGIN - TOP)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _axes(root: ElementTree.Element, place: _Axes, title: str, axis: str) -> None:
    (left, right), (low, high) = place.x, place.y
    for power in range(left, right + 1):
        x, bottom = place.at(10**power, 10**low)
        _line(root, [(x, bottom), place.at(10**power, 10**high)], "#ddd")
        _write(root, f"{10**power:,}", x, bottom + 18, anchor="middle")
    for power in range(low, high + 1):
        start = place.at(10**left, 10.0**power)
        _line(root, [start, place.at(10**right, 10.0**power)], "#ddd")
        _write(root, f"{10.0**power:g} s", start[0] - 6, start[1] + 4, anchor="end")
    _write(root, title, MARGIN, 24)
    _write(root, axis, WIDTH / 2, HEIGHT - 14, anchor="middle")


def _curve(root: ElementTree.Element, place: _Axes, growth: Growth, color: str) -> None:
    points = [place.at(size, seconds) for size, seconds in zip(growth.sizes, growth.seconds, strict=True)]
    _line(root, points, color)
    for x, y in points:
        ElementTree.SubElement(root, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="3.5", fill=color)
    last, seconds = growth.sizes[-1], growth.seconds[-1]
    first = max(growth.sizes[0], last * 10 ** place.y[0] / seconds)
    _line(root, [place.at(first, seconds * first / last), place.at(last, seconds)], color, dashes="4 4")


def _line(root: ElementTree.Element, points: Sequence[tuple[float, float]], color: str, dashes: str = "none") -> None:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    line = ElementTree.SubElement(root, "polyline", points=places, fill="none", stroke=color)
    line.set("stroke-width", "1.5")
    line.set("stroke-dasharray", dashes)


def _write(
    root: ElementTree.Element, words: str, x: float, y: float, *, anchor: str = "start", fill: str = "#222"
) -> None:
    text = ElementTree.SubElement(root, "text", x=f"{x:.1f}", y=f"{y:.1f}", fill=fill)
    text.set("text-anchor", anchor)
    text.text = words
