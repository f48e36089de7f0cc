"""A candidate's code as numbered lines in five inks, highlighted on the server."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from pygments.lexers import PythonLexer, SqlLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType, is_token_subtype

Piece = tuple[_TokenType, str]

# Pygments' own short classes, as in the texts of the banks: one sheet inks both.
INKS: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "c"),
    (String, "s"),
    (Number, "m"),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Name.Function, "nf"),
    (Name.Class, "nf"),
    (Name.Decorator, "nf"),
)


def lines(code: str, runtime: str) -> list[SafeString]:
    """Safe HTML, one string per line; `runtime` is an item's: numpy, torch or sql."""
    language = SqlLexer if runtime == "sql" else PythonLexer
    tokens = list(language(stripnl=False, ensurenl=False).get_tokens(code.rstrip("\n")))
    shown: list[list[SafeString]] = [[]]
    for ink, run in groupby(_inked(tokens), key=itemgetter(0)):
        for number, part in enumerate("".join(text for _, text in run).split("\n")):
            if number:
                shown.append([])
            if part:
                shown[-1].append(_piece(ink, part))
    # Each piece was escaped by _piece.
    return [mark_safe("".join(parts)) for parts in shown]


def _inked(tokens: list[Piece]) -> Iterator[tuple[str, str]]:
    for position, (kind, text) in enumerate(tokens):
        following = tokens[position + 1][1] if position + 1 < len(tokens) else ""
        called = is_token_subtype(kind, Name) and following.startswith("(")
        yield "nf" if called else _ink(kind, INKS), text


def _ink(kind: _TokenType, inks: Iterable[tuple[_TokenType, str]]) -> str:
    return next((ink for group, ink in inks if is_token_subtype(kind, group)), "")


def _piece(ink: str, text: str) -> SafeString:
    return format_html('<span class="{}">{}</span>', ink, text) if ink else conditional_escape(text)
