"""Which answers have the documented shape of their kind?"""

from typing import Any

import pytest

from assessment.answer_keys import ItemKey, key_from
from assessment.answer_shapes import WrongShape, validate_answer

KEYS: dict[str, ItemKey | None] = {
    "choice": key_from("choice", {"key": "b", "options": ["a", "b", "c"]}),
    "multiple": key_from("multiple", {"keys": ["a", "c"], "options": ["a", "b", "c"]}),
    "number": key_from("number", {"value": 4, "tolerance": {"absolute": 0}}),
    "text": key_from("text", {"accept": ["perplexity"]}),
    "order": key_from("order", {"sequence": ["a", "b", "c"]}),
    "match": key_from("match", {"pairs": {"l1": "r2", "l2": "r1"}, "right": ["r1", "r2", "r3"]}),
    "code": None,
}


@pytest.mark.parametrize("kind", list(KEYS))
def test_a_cleared_answer_is_always_welcome(kind: str) -> None:
    validate_answer(kind, KEYS[kind], None)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("choice", "c"),
        ("multiple", ["c", "a"]),
        ("multiple", []),
        ("number", 3.2),
        ("number", -7),
        ("text", "perplexity"),
        ("text", ""),
        ("text", "é🙂" * 500),
        ("order", ["b", "a", "c"]),
        ("match", {"l1": "r3", "l2": "r3"}),
        ("match", {"l2": "r1"}),
        ("match", {}),
        ("code", {"code": "x" * 100_000}),
    ],
)
def test_an_answer_of_the_documented_shape_is_welcome(kind: str, answer: Any) -> None:
    validate_answer(kind, KEYS[kind], answer)


@pytest.mark.parametrize(
    ("kind", "answer", "field", "expected"),
    [
        ("choice", "z", "answer", "one of a, b, c"),
        ("choice", ["a"], "answer", "one of a, b, c"),
        ("choice", True, "answer", "one of a, b, c"),
        ("multiple", "a", "answer", "a list of option ids"),
        ("multiple", ["a", "z"], "answer", "one of a, b, c"),
        ("multiple", ["a", ["b"]], "answer", "one of a, b, c"),
        ("multiple", ["a", "a"], "answer", "at most once"),
        ("number", "3.2", "answer", "a number"),
        ("number", True, "answer", "a number"),
        ("number", float("nan"), "answer", "finite"),
        ("number", float("-inf"), "answer", "finite"),
        ("number", 10**400, "answer", "finite"),
        ("text", 7, "answer", "a string"),
        ("text", "x" * 1001, "answer", "at most 1000 characters"),
        ("text", "a\0b", "answer", "null"),
        ("text", "\ud800", "answer", "surrogates"),
        ("order", ["a", "b"], "answer", "all 3 entries"),
        ("order", ["a", "b", "b"], "answer", "at most once"),
        ("order", ["a", "b", "z"], "answer", "one of a, b, c"),
        ("order", "abc", "answer", "a list"),
        ("match", [["l1", "r1"]], "answer", "an object"),
        ("match", {"l9": "r1"}, "answer", "one of l1, l2"),
        ("match", {"l1": "r9"}, "answer.l1", "one of r1, r2, r3"),
        ("match", {"l1": None}, "answer.l1", "one of r1, r2, r3"),
        ("code", "print()", "answer", "an object"),
        ("code", {}, "answer", "an object"),
        ("code", {"code": "x", "more": 1}, "answer", "an object"),
        ("code", {"code": 1}, "answer.code", "a string"),
        ("code", {"code": "x" * 100_001}, "answer.code", "at most 100000 characters"),
        ("code", {"code": "\0"}, "answer.code", "null"),
    ],
)
def test_a_wrong_shape_is_told_with_its_field(kind: str, answer: Any, field: str, expected: str) -> None:
    with pytest.raises(WrongShape) as caught:
        validate_answer(kind, KEYS[kind], answer)
    assert caught.value.field == field
    assert expected in caught.value.message


def test_an_error_does_not_repeat_a_huge_answer() -> None:
    with pytest.raises(WrongShape) as caught:
        validate_answer("choice", KEYS["choice"], "x" * 1_000_000)
    assert len(caught.value.message) < 200


def test_an_error_does_not_tell_the_key() -> None:
    with pytest.raises(WrongShape) as caught:
        validate_answer("text", KEYS["text"], 7)
    assert "perplexity" not in str(caught.value)


def test_a_key_of_another_kind_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="'number' does not go with a key of type ChoiceKey"):
        validate_answer("number", KEYS["choice"], 1)


def test_an_unknown_kind_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="'essay'"):
        validate_answer("essay", KEYS["text"], "x")
