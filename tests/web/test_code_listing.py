"""Code as lines in five inks; whatever it holds, it stays text."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.code_listing import lines


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_a_call_a_keyword_a_number_a_string_and_a_comment_have_their_inks() -> None:
    [line] = lines('return total(3, "a")  # why', "numpy")
    for ink, word in [("k", "return"), ("nf", "total"), ("m", "3"), ("s", "&quot;a&quot;"), ("c", "# why")]:
        assert f'<span class="{ink}">{word}</span>' in line


def test_a_string_over_two_lines_is_inked_on_both() -> None:
    found = lines('x = """a\nb"""', "numpy")
    assert [line.count('class="s"') > 0 for line in found] == [True, True]


def test_sql_is_read_as_sql() -> None:
    assert '<span class="k">SELECT</span>' in lines("SELECT 1", "sql")[0]


@pytest.mark.parametrize("code", ["<script>alert(1)</script>", '"</span><b>"', "x = '<img src=x>'", "# <i>"])
def test_markup_in_code_stays_text(code: str) -> None:
    assert not re.search(r"<(?!/?span)", lines(code, "numpy")[0])


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff"), max_size=200))
def test_every_line_comes_out_as_it_went_in(code: str) -> None:
    assert [text(line) for line in lines(code, "numpy")] == code.rstrip("\n").split("\n")
