"""What of an item a learner may see: never a key, never a hidden case."""

from collections.abc import Iterable
from typing import Any

from quizzes.cases import Case
from quizzes.models import Item, Variant


def question(variant: Variant) -> dict[str, Any]:
    """The asked variant as the API's item (interfaces.md), without the number and the response."""
    item = variant.item
    return {
        "kind": item.kind,
        "title": item.title,
        "prompt_html": variant.prompt_html,
        "skills": [weight.skill.slug for weight in item.weights.all()],
        "points": item.points,
        **variant.content,
    }


def cases_of(items: Iterable[Item]) -> dict[int, list[dict[str, Any]]]:
    """The visible cases of several items in one query: item id -> [{number, name, points, call, expected}]."""
    found: dict[int, list[dict[str, Any]]] = {}
    rows = Case.objects.filter(item__in=[item.pk for item in items], visible=True).order_by("item_id", "number")
    for row in rows.values("item_id", "number", "name", "points", "shown"):
        shown = {"number": row["number"], "name": row["name"], "points": row["points"], **row["shown"]}
        found.setdefault(row["item_id"], []).append(shown)
    return found
