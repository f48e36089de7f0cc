"""A question in templates: its field, its answer and its mark in words."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from web import reading

register = template.Library()

FIELDS = {"multiple": "choice", "text": "number"}


@register.filter
def field_template(kind: str) -> str:
    """The template that asks for an answer of a kind."""
    return f"player/fields/{FIELDS.get(kind, kind)}.html"


@register.filter
def answer_lines(item: Mapping[str, Any]) -> list[SafeString]:
    return reading.answered(item)


@register.filter
def right_lines(item: Mapping[str, Any]) -> list[SafeString]:
    return reading.right(item)


@register.filter
def mark_of(item: Mapping[str, Any]) -> str:
    return reading.mark(item)
