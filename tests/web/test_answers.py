"""A posted form becomes an answer in the API's shape, or says how to write it."""

from typing import Any

import pytest
from django.http import QueryDict

from web.answers import NotReadable, Untouched, parse


def item(kind: str, **content: Any) -> dict[str, Any]:
    return {"kind": kind, "response": {"version": 0}, **content}


def form(text: str) -> QueryDict:
    return QueryDict(text)


def test_a_choice_is_its_option() -> None:
    assert parse(item("choice"), form("options=1&answer=b")) == "b"


def test_no_choice_is_a_cleared_answer() -> None:
    assert parse(item("choice"), form("options=1")) is None


def test_several_choices_are_a_list() -> None:
    assert parse(item("multiple"), form("options=1&answer=a&answer=c")) == ["a", "c"]


@pytest.mark.parametrize("kind", ["choice", "multiple", "match", "number", "text", "code", "order"])
def test_a_form_without_the_field_says_nothing(kind: str) -> None:
    with pytest.raises(Untouched):
        parse(item(kind, left=[], starter=""), form("version=3"))


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3", 3), (" 0.692 ", 0.692), ("1.5e-4", 1.5e-4), ("\N{MINUS SIGN}2", -2), ("+7", 7), ("", None)],
)
def test_a_number_is_read(typed: str, number: float | None) -> None:
    posted = QueryDict(mutable=True)
    posted["answer"] = typed
    assert parse(item("number"), posted) == number


def test_a_comma_gets_the_right_way_to_write_it() -> None:
    with pytest.raises(NotReadable, match=r"point for decimals.*0\.692"):
        parse(item("number"), form("answer=0,692"))


@pytest.mark.parametrize("typed", ["about 3", "nan", "inf", "1e999", "9" * 5000])
def test_what_is_no_number_gets_an_example(typed: str) -> None:
    with pytest.raises(NotReadable, match="one number, such as"):
        parse(item("number"), form(f"answer={typed}"))


def test_outer_space_of_a_word_is_dropped() -> None:
    assert parse(item("text"), form("answer=%20perplexity%20")) == "perplexity"


def test_an_order_that_nobody_touched_is_no_answer() -> None:
    with pytest.raises(Untouched):
        parse(item("order"), form("answer=a&answer=b&touched="))


def test_a_touched_order_is_an_answer() -> None:
    assert parse(item("order"), form("answer=b&answer=a&touched=1")) == ["b", "a"]


@pytest.mark.parametrize(("action", "order"), [("move-b-up", "bac"), ("move-b-down", "acb"), ("move-a-up", "abc")])
def test_a_press_moves_an_entry(action: str, order: str) -> None:
    assert parse(item("order"), form(f"answer=a&answer=b&answer=c&touched=&action={action}")) == list(order)


def test_moving_what_is_not_there_says_nothing() -> None:
    with pytest.raises(Untouched):
        parse(item("order"), form("answer=a&answer=b&action=move-z-up"))


def test_pairs_leave_out_what_was_not_chosen() -> None:
    asked = item("match", left=[{"id": "l1"}, {"id": "l2"}])
    assert parse(asked, form("options=1&answer-l1=r2&answer-l2=")) == {"l1": "r2"}


def test_the_untouched_starter_is_no_answer() -> None:
    with pytest.raises(Untouched):
        parse(item("code", starter="pass\n"), form("answer=pass%0D%0A"))


def test_code_keeps_its_line_breaks() -> None:
    assert parse(item("code", starter=""), form("answer=a%0D%0Ab")) == {"code": "a\nb"}
