"""Answers in words: what was answered, what is right, and how it did."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Item = Mapping[str, Any]


def answered(item: Item) -> list[SafeString]:
    """The learner's answer, a line each; empty when there is none. Code is shown elsewhere."""
    return _lines(item, item["response"]["answer"])


def right(item: Item) -> list[SafeString]:
    """The right answer, a line each; to be called only where the item carries its solution."""
    solution = item["solution"]
    if "accept" in solution:
        return [format_html("{}", solution["accept"][0])]
    for name in ("key", "keys", "value", "sequence", "pairs"):
        if name in solution:
            return _lines(item, solution[name])
    return []


def _lines(item: Item, answer: Any) -> list[SafeString]:
    """The texts of an answer. An option's html was made from the bank's Markdown when it was loaded."""
    if answer is None or item["kind"] == "code":
        return []
    sides = (item.get(side, []) for side in ("options", "left", "right"))
    texts = [{entry["id"]: mark_safe(entry["html"]) for entry in side} for side in sides]
    options, left, right_side = texts
    if isinstance(answer, dict):
        return [format_html("{} → {}", left.get(a, a), right_side.get(b, b)) for a, b in sorted(answer.items())]
    if isinstance(answer, list):
        ordered = answer if item["kind"] == "order" else sorted(answer)
        return [options.get(part, format_html("{}", part)) for part in ordered]
    if item["kind"] == "number":
        return [format_html("{}{}", _number(answer), f" {item['unit']}" if item.get("unit") else "")]
    return [options.get(answer, format_html("{}", answer))]


def _number(value: float) -> str:
    return f"{value:.6g}"


def mark(item: Item) -> str:
    """right, partly, wrong, open (not answered) or not_judged, of an item that carries its score."""
    response = item["response"]
    if item["kind"] == "code" and item.get("verdict") == "internal_error":
        return "not_judged"
    if response["answer"] is None and not item.get("submitted"):
        return "open"
    score = response.get("score")
    if score is None:
        return "judging"
    return "right" if score >= 1 else "partly" if score > 0 else "wrong"
