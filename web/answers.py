"""An answer's way between a page's form and the shapes of interfaces.md, for every kind."""

import math
import secrets
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

Item = Mapping[str, Any]
LARGEST = 1e300


class NotReadable(ValueError):
    """What was typed is no answer of this kind; the message says how to write it."""


class Untouched(Exception):
    """The form says nothing about the answer."""


def new_client() -> str:
    """A name for one save from a form: repeated posts are told apart by the version they are based on."""
    return f"form-{secrets.token_hex(8)}"


def parse(item: Item, form: QueryDict) -> Any:
    """The answer in a posted form; None for a cleared one. Raises NotReadable or Untouched."""
    return _PARSERS[item["kind"]](item, form)


def _choice(item: Item, form: QueryDict) -> str | None:
    if "options" not in form:
        raise Untouched
    return form.get("answer") or None


def _multiple(item: Item, form: QueryDict) -> list[str] | None:
    if "options" not in form:
        raise Untouched
    return form.getlist("answer") or None


def _number(item: Item, form: QueryDict) -> float | int | None:
    if "answer" not in form:
        raise Untouched
    text = form.get("answer", "").strip().replace("\N{MINUS SIGN}", "-")
    if not text:
        return None
    if "," in text:
        raise NotReadable(f"Use a point for decimals, and nothing between thousands: {text.replace(',', '.')}")
    try:
        number = int(text) if text.lstrip("+-").isdecimal() else float(text)
    except ValueError:
        number = math.inf
    if not -LARGEST < number < LARGEST:
        raise NotReadable("Write one number, such as 0.692 or 1.5e-4.")
    return number


def _text(item: Item, form: QueryDict) -> str | None:
    if "answer" not in form:
        raise Untouched
    return form.get("answer", "").strip() or None


def _order(item: Item, form: QueryDict) -> list[str]:
    shown = form.getlist("answer")
    action = form.get("action", "")
    if action.startswith("move-"):
        return _moved(shown, action)
    if not shown or not form.get("touched", ""):
        raise Untouched
    return shown


def _moved(shown: list[str], action: str) -> list[str]:
    """`move-<id>-up` or `move-<id>-down`: what the buttons do where no script runs."""
    _, entry, way = [*action.split("-"), "", ""][:3]
    if entry not in shown:
        raise Untouched
    old = shown.index(entry)
    new = max(0, min(len(shown) - 1, old + (-1 if way == "up" else 1)))
    moved = [other for other in shown if other != entry]
    moved.insert(new, entry)
    return moved


def _match(item: Item, form: QueryDict) -> dict[str, str] | None:
    if "options" not in form:
        raise Untouched
    chosen = {entry["id"]: form.get(f"answer-{entry['id']}", "") for entry in item["left"]}
    return {left: right for left, right in chosen.items() if right} or None


def _code(item: Item, form: QueryDict) -> dict[str, str] | None:
    if "answer" not in form:
        raise Untouched
    code = form.get("answer", "").replace("\r\n", "\n")
    if code == item["starter"] and not item["response"]["version"]:
        raise Untouched
    return {"code": code}


_PARSERS = {
    "choice": _choice,
    "multiple": _multiple,
    "number": _number,
    "text": _text,
    "order": _order,
    "match": _match,
    "code": _code,
}
