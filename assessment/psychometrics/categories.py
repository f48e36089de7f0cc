"""Ordered categories: how many each kind of item has, and which of them a result reaches."""

from typing import Final

CATEGORIES: Final[dict[str, int]] = {
    "choice": 2,
    "number": 2,
    "text": 2,
    "multiple": 3,
    "order": 3,
    "match": 3,
    "code": 4,
}


def category_count(kind: str) -> int:
    """Number of ordered categories of a kind of item; ValueError if there is no such kind."""
    if kind not in CATEGORIES:
        raise ValueError(f"kind: expected one of {', '.join(CATEGORIES)}, got {kind!r}")
    return CATEGORIES[kind]


def score_category(score: float, categories: int) -> int:
    """Category of a score in 0..1: with two, right or not; with three, nothing, part, all of it."""
    if not 0 <= score <= 1:
        raise ValueError(f"score: expected 0 to 1, got {score}")
    if categories not in (2, 3):
        raise ValueError(f"categories: a score alone makes 2 or 3, got {categories}")
    if score == 1:
        return categories - 1
    return 1 if categories == 3 and score > 0 else 0


def code_category(*, visible_passed: int, visible: int, hidden_passed: int, hidden: int) -> int:
    """Category 0..3 of a judged submission, from how many of its cases passed.

    0: none (it does not run, or nothing is right); 1: some, but not every visible case or no hidden one;
    2: every visible and some hidden cases; 3: all. One category for the whole, because cases of one item
    depend on each other. ValueError if the counts cannot be.
    """
    if not (0 <= visible_passed <= visible and 0 <= hidden_passed <= hidden and visible + hidden > 0):
        counts = f"{visible_passed} of {visible} visible, {hidden_passed} of {hidden} hidden"
        raise ValueError(f"cases: expected 0 <= passed <= total and at least one case, got {counts}")
    if visible_passed == visible and hidden_passed == hidden:
        return 3
    if visible_passed + hidden_passed == 0:
        return 0
    return 2 if visible_passed == visible and hidden_passed > 0 else 1
