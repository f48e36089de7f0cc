"""Fills `{{ name }}` and `{{ name:.2f }}` in the texts of parametrised items."""

import re
from collections.abc import Mapping

from quizzes.arithmetic import ArithmeticProblem, Number

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*(?::([^{}]*?))?\s*\}\}", re.ASCII)
# Python's format of numbers; width and precision are bounded because they set the length of the text.
NUMBER_FORMAT = re.compile(r"(?:.?[<>=^])?[-+ ]?z?#?0?\d{0,2}[,_]?(?:\.\d{1,2})?[bdeEfFgGoxX%]?")
SIGNIFICANT_DIGITS = 12


def fill(template: str, names: Mapping[str, Number]) -> str:
    """`template` with its placeholders replaced; raises ArithmeticProblem for an unknown name or format.

    fill("{{ n }} tokens, {{ bits:.2f }} bits", {"n": 10.0, "bits": 1.7312}) is "10 tokens, 1.73 bits".
    """
    return PLACEHOLDER.sub(lambda found: _shown(found[0], found[1], found[2], names), template)


def names_in(template: str) -> frozenset[str]:
    """The names whose values stand in `template`."""
    return frozenset(found[1] for found in PLACEHOLDER.finditer(template))


def _shown(placeholder: str, name: str, number_format: str | None, names: Mapping[str, Number]) -> str:
    if name not in names:
        raise ArithmeticProblem(f"unknown name in {placeholder}; known are: {', '.join(sorted(names)) or 'none'}")
    if not number_format:
        return plain(names[name])
    if not NUMBER_FORMAT.fullmatch(number_format):
        raise ArithmeticProblem(f"expected a number format such as .2f in {placeholder}")
    try:
        return format(names[name], number_format)
    except ValueError as problem:
        raise ArithmeticProblem(f"{problem} in {placeholder}") from None


def plain(value: Number) -> str:
    """The number as people write it: no trailing .0, no digits that are only rounding noise."""
    if isinstance(value, int):
        return str(value)
    rounded = float(f"{value:.{SIGNIFICANT_DIGITS}g}")
    return str(int(rounded)) if rounded.is_integer() and abs(rounded) < 1e15 else repr(rounded)
