"""Keys from their stored form."""

from typing import Any

import pytest

from assessment.answer_keys import ChoiceKey, MatchKey, MultipleKey, NumberKey, OrderKey, TextKey, key_from

STORED: dict[str, dict[str, Any]] = {
    "choice": {"key": "b", "options": ["a", "b"], "misconceptions": {"a": "Counts characters."}},
    "multiple": {"keys": ["a", "c"], "options": ["a", "b", "c"], "misconceptions": {"b": "Forgets it."}},
    "number": {
        "value": 4.0,
        "tolerance": {"absolute": 0.01},
        "misconceptions": [{"value": 1, "says": "Counts characters."}],
    },
    "text": {"accept": ["perplexity"], "misconceptions": [{"answer": "entropy", "says": "That is its log."}]},
    "order": {"sequence": ["a", "b", "c"]},
    "match": {"pairs": {"l1": "r2"}, "right": ["r1", "r2", "r3"]},
}


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("choice", ChoiceKey("b", ("a", "b"), {"a": "Counts characters."})),
        ("multiple", MultipleKey(frozenset("ac"), ("a", "b", "c"), {"b": "Forgets it."})),
        ("number", NumberKey(4.0, 0.01, 0.0, ((1.0, "Counts characters."),))),
        ("text", TextKey(("perplexity",), (("entropy", "That is its log."),))),
        ("order", OrderKey(("a", "b", "c"))),
        ("match", MatchKey({"l1": "r2"}, ("r1", "r2", "r3"))),
    ],
)
def test_a_stored_key_is_read(kind: str, key: object) -> None:
    assert key_from(kind, STORED[kind]) == key


@pytest.mark.parametrize("kind", ["choice", "multiple", "number", "text"])
def test_misconceptions_are_optional(kind: str) -> None:
    bare = {name: value for name, value in STORED[kind].items() if name != "misconceptions"}
    assert not key_from(kind, bare).misconceptions  # type: ignore[union-attr]


def test_a_relative_tolerance_is_read() -> None:
    stored = {"value": 4.0, "tolerance": {"relative": 0.01}}
    assert key_from("number", stored) == NumberKey(4.0, 0.0, 0.01, ())


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind in STORED for field in STORED[kind] if field != "misconceptions"],
)
def test_a_missing_field_is_named_with_its_kind(kind: str, field: str) -> None:
    rest = {name: value for name, value in STORED[kind].items() if name != field}
    with pytest.raises(ValueError, match=f"{kind} key: .*{field}"):
        key_from(kind, rest)


@pytest.mark.parametrize(
    ("kind", "wrong", "named"),
    [
        ("choice", {"key": "z"}, "'z' is not one of a, b"),
        ("choice", {"options": ["b", "b"]}, "options"),
        ("choice", {"options": "ab"}, "options"),
        ("multiple", {"keys": ["z"]}, "'z'"),
        ("multiple", {"keys": []}, "keys"),
        ("number", {"value": "four"}, "four"),
        ("number", {"value": float("nan")}, "finite"),
        ("number", {"tolerance": {"absolute": -1}}, "tolerance"),
        ("number", {"tolerance": 0.1}, "number key"),
        ("text", {"accept": []}, "accept"),
        ("order", {"sequence": ["a"]}, "sequence"),
        ("match", {"pairs": {}}, "pairs"),
        ("match", {"pairs": {"l1": "r9"}}, "'r9'"),
    ],
)
def test_a_wrong_field_is_named(kind: str, wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        key_from(kind, STORED[kind] | wrong)


@pytest.mark.parametrize("kind", ["code", "essay"])
def test_a_kind_without_a_key_is_named(kind: str) -> None:
    with pytest.raises(ValueError, match=kind):
        key_from(kind, {})
