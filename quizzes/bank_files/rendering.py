"""Renders the texts of one item, and reports what cannot be rendered under the field's name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from quizzes.arithmetic import Number
from quizzes.bank_files.problems import Place
from quizzes.markup import render, render_inline
from quizzes.placeholders import fill


@dataclass(frozen=True)
class Renderer:
    """Markdown to HTML for the texts of an item; `images` as in quizzes.markup."""

    place: Place
    images: Mapping[str, str]

    def block(self, field: str, text: str, names: Mapping[str, Number] | None = None) -> str:
        """HTML of a text of paragraphs; placeholders are filled only if there are `names`."""
        return self._rendered(render, field, text, names)

    def line(self, field: str, text: str, names: Mapping[str, Number] | None = None) -> str:
        """HTML of a text inside a line; one that was written in several lines keeps its blocks."""
        several = "\n" in text.strip()
        return self._rendered(render if several else render_inline, field, text, names)

    def _rendered(
        self,
        rendering: Callable[[str, Mapping[str, str]], str],
        field: str,
        text: str,
        names: Mapping[str, Number] | None,
    ) -> str:
        try:
            filled = text if names is None else fill(text, names)
            return rendering(filled.strip(), self.images).strip()
        except ValueError as problem:
            self.place.add(field, str(problem))
            return ""
