"""JSON as it comes in."""

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

# Nothing of ours nests deeper than four; what does would exhaust the stack of whatever reads it next.
DEEPEST = 32


class Parser(JSONParser):
    """Raises ParseError also for what nests too deep."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        try:
            data = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise too_deep() from None
        if not nests_within(data, DEEPEST):
            raise too_deep()
        return data


def too_deep() -> ParseError:
    return ParseError(f"JSON parse error - nested more than {DEEPEST} deep")


def nests_within(data: object, depth: int) -> bool:
    """Whether no list or object lies inside more than `depth` - 1 others."""
    if not isinstance(data, list | dict):
        return True
    parts = data.values() if isinstance(data, dict) else data
    return depth > 0 and all(nests_within(part, depth - 1) for part in parts)
