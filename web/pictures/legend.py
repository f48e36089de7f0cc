"""The legend below a picture: one line to a mark, because two beside each other do not fit a phone."""

from collections.abc import Callable, Sequence

from web.pictures.drawing import META, Element, write

LINE = 22
GAP = 10
MARK = 36  # pixels across

Mark = Callable[[Element, float], None]  # draws itself around a height, from 0 to MARK pixels across


def end(top: float, lines: Sequence[tuple[Mark, str]]) -> float:
    """Where the legend ends that begins at `top`."""
    return top + GAP + LINE * len(lines) if lines else top


def legend(root: Element, top: float, lines: Sequence[tuple[Mark, str]]) -> None:
    """Draws each mark beside its words."""
    for number, (mark, words) in enumerate(lines):
        middle = top + GAP + LINE * (number + 0.5)
        mark(root, middle)
        write(root, words, 0, middle + 4.5, dx=MARK + 10, size=META, color="ink-2")
