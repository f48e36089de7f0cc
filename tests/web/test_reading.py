"""Answers in words, and how they did."""

from typing import Any

import pytest

from web.reading import answered, mark, right

OPTIONS = [{"id": "a", "html": "<b>One</b>"}, {"id": "b", "html": "Two"}]


def item(kind: str, answer: Any, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "response": {"answer": answer, **more.pop("response", {})}, **more}


def test_a_choice_reads_as_its_text() -> None:
    assert answered(item("choice", "a", options=OPTIONS)) == ["<b>One</b>"]


def test_an_order_reads_in_its_order() -> None:
    assert answered(item("order", ["b", "a"], options=OPTIONS)) == ["Two", "<b>One</b>"]


def test_pairs_read_as_arrows() -> None:
    left, right_side = [{"id": "l1", "html": "one"}], [{"id": "r1", "html": "1"}]
    assert answered(item("match", {"l1": "r1"}, left=left, right=right_side)) == ["one → 1"]


def test_a_number_carries_its_unit() -> None:
    assert answered(item("number", 3.25, unit="bits")) == ["3.25 bits"]


def test_what_a_learner_typed_is_never_markup() -> None:
    assert answered(item("text", "<script>")) == ["&lt;script&gt;"]


def test_no_answer_has_no_words() -> None:
    assert answered(item("choice", None, options=OPTIONS)) == []


@pytest.mark.parametrize(
    ("kind", "solution", "words"),
    [
        ("choice", {"key": "b"}, ["Two"]),
        ("multiple", {"keys": ["b", "a"]}, ["<b>One</b>", "Two"]),
        ("number", {"value": 0.5}, ["0.5"]),
        ("text", {"accept": ["sum", "total"]}, ["sum"]),
        ("order", {"sequence": ["b", "a"]}, ["Two", "<b>One</b>"]),
    ],
)
def test_the_right_answer_in_words(kind: str, solution: dict[str, Any], words: list[str]) -> None:
    assert right(item(kind, None, options=OPTIONS, solution=solution)) == words


@pytest.mark.parametrize(("score", "word"), [(1.0, "right"), (0.5, "partly"), (0.0, "wrong"), (None, "judging")])
def test_a_score_has_its_word(score: float | None, word: str) -> None:
    assert mark(item("text", "sum", response={"score": score})) == word


def test_a_question_left_out_is_open_not_wrong() -> None:
    assert mark(item("text", None, response={"score": 0.0})) == "open"


def test_a_fault_of_ours_is_no_mark() -> None:
    assert mark(item("code", {"code": ""}, verdict="internal_error", response={"score": None})) == "not_judged"
