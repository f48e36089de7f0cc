"""Scores of answers, kind by kind."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.scoring import ItemKey, Score, WrongShape, key_from, score

CHOICE = key_from("choice", {"key": "b", "options": ["a", "b", "c"], "misconceptions": {"a": "Counts characters."}})
MULTIPLE = key_from(
    "multiple",
    {
        "keys": ["a", "c"],
        "options": ["a", "b", "c", "d"],
        "misconceptions": {"b": "Forgets b.", "d": "Forgets d."},
    },
)
NUMBER = key_from(
    "number",
    {
        "value": 4.0,
        "tolerance": {"absolute": 0.01},
        "misconceptions": [{"value": 1.0, "says": "Counts characters."}],
    },
)
TEXT = key_from(
    "text",
    {
        "accept": ["byte-pair encoding", "Café"],
        "misconceptions": [{"answer": "WordPiece", "says": "Its cousin."}],
    },
)
ORDER = key_from("order", {"sequence": ["a", "b", "c", "d"]})
MATCH = key_from("match", {"pairs": {"l1": "r2", "l2": "r1", "l3": "r3"}, "right": ["r1", "r2", "r3", "r4"]})
ALL = [CHOICE, MULTIPLE, NUMBER, TEXT, ORDER, MATCH]


@pytest.mark.parametrize("item", ALL)
def test_an_unanswered_item_scores_nothing(item: ItemKey) -> None:
    found = score(item, None)
    assert (found.value, found.category, found.misconception) == (0.0, 0, None)


@pytest.mark.parametrize(
    ("item", "answer", "categories"),
    [
        (CHOICE, "b", 2),
        (MULTIPLE, ["c", "a"], 3),
        (NUMBER, 4, 2),
        (TEXT, "byte-pair encoding", 2),
        (ORDER, ["a", "b", "c", "d"], 3),
        (MATCH, {"l1": "r2", "l2": "r1", "l3": "r3"}, 3),
    ],
)
def test_the_right_answer_reaches_the_top_category(item: ItemKey, answer: Any, categories: int) -> None:
    assert score(item, answer) == Score(1.0, categories - 1, categories)


@pytest.mark.parametrize(
    ("item", "answer", "misconception"),
    [
        (CHOICE, "a", "Counts characters."),
        (CHOICE, "c", None),
        (MULTIPLE, ["a", "b"], "Forgets b."),
        (MULTIPLE, ["d", "b"], "Forgets d."),
        (NUMBER, 1, "Counts characters."),
        (NUMBER, 2, None),
        (TEXT, " wordpiece ", "Its cousin."),
        (TEXT, "unigram", None),
    ],
)
def test_a_wrong_answer_tells_its_misconception(item: ItemKey, answer: Any, misconception: str | None) -> None:
    found = score(item, answer)
    assert found.value < 1
    assert found.misconception == misconception


def test_a_right_number_near_a_misconception_has_none() -> None:
    near = {"value": 4.0, "tolerance": {"absolute": 1}, "misconceptions": [{"value": 4.5, "says": "Rounds."}]}
    assert score(key_from("number", near), 4.4).misconception is None


@pytest.mark.parametrize(
    ("chosen", "value"),
    [
        ([], 0.0),
        (["a"], 0.5),
        (["a", "b"], 0.0),
        (["a", "c", "b"], 0.5),
        (["b", "d"], 0.0),
        (["a", "b", "c", "d"], 0.0),
    ],
)
def test_multiple_is_right_minus_wrong_over_keys(chosen: list[str], value: float) -> None:
    assert score(MULTIPLE, chosen).value == value


@pytest.mark.parametrize(("answer", "right"), [(4.01, True), (3.99, True), (4.011, False), (3.98, False)])
def test_a_number_is_right_within_its_absolute_tolerance(answer: float, right: bool) -> None:
    assert score(NUMBER, answer).value == float(right)


@pytest.mark.parametrize(("answer", "right"), [(-202.0, True), (-198.0, True), (-203.0, False), (202.0, False)])
def test_a_relative_tolerance_is_a_share_of_the_right_value(answer: float, right: bool) -> None:
    item = key_from("number", {"value": -200, "tolerance": {"relative": 0.01}})
    assert score(item, answer).value == float(right)


def test_a_decimal_on_the_edge_of_the_tolerance_is_right() -> None:
    item = key_from("number", {"value": 0.7, "tolerance": {"absolute": 0.1}})
    assert 0.8 - 0.7 > 0.1  # in binary
    assert score(item, 0.8).value == 1


def test_with_no_tolerance_only_the_value_itself_is_right() -> None:
    item = key_from("number", {"value": 4, "tolerance": {"absolute": 0}})
    assert [score(item, answer).value for answer in (4, 4.0, 5, 4.0001)] == [1, 1, 0, 0]


@pytest.mark.parametrize(
    "answer", ["byte-pair encoding", "  Byte-Pair\n  ENCODING ", "CAFÉ", "cafe\N{COMBINING ACUTE ACCENT}"]
)
def test_text_is_compared_without_case_outer_space_and_repeated_space(answer: str) -> None:
    assert score(TEXT, answer).value == 1


@pytest.mark.parametrize("answer", ["", "bytepair encoding", "byte-pair", "cafe"])
def test_other_text_is_wrong(answer: str) -> None:
    assert score(TEXT, answer).value == 0


@pytest.mark.parametrize(
    ("answer", "value"),
    [("abdc", 2 / 3), ("badc", 1 / 3), ("bcda", 0.0), ("dcba", 0.0), ("acbd", 2 / 3)],
)
def test_order_is_the_share_of_pairs_in_order_rescaled(answer: str, value: float) -> None:
    assert score(ORDER, list(answer)).value == pytest.approx(value)


def test_at_most_half_of_all_random_orders_score_anything() -> None:
    values = [score(ORDER, list(order)).value for order in permutations("abcd")]
    assert sum(value > 0 for value in values) <= len(values) / 2


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ({}, 0.0),
        ({"l1": "r2"}, 1 / 3),
        ({"l1": "r2", "l2": "r1", "l3": "r4"}, 2 / 3),
        ({"l1": "r1", "l2": "r1"}, 1 / 3),
    ],
)
def test_match_is_the_share_of_right_pairs(answer: dict[str, str], value: float) -> None:
    assert score(MATCH, answer).value == pytest.approx(value)


@pytest.mark.parametrize(("item", "answer"), [(MULTIPLE, ["a"]), (ORDER, ["a", "b", "d", "c"]), (MATCH, {"l1": "r2"})])
def test_partial_credit_is_the_middle_category(item: ItemKey, answer: Any) -> None:
    assert (score(item, answer).category, score(item, answer).categories) == (1, 3)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from("abcd"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["l1", "l2", "x"]), inner),
    max_leaves=8,
)


@given(st.sampled_from(ALL), json_values)
def test_whatever_is_sent_is_scored_within_bounds_or_told_to_be_of_a_wrong_shape(item: ItemKey, answer: Any) -> None:
    try:
        found = score(item, answer)
    except WrongShape:
        return
    assert 0 <= found.value <= 1
    assert 0 <= found.category < found.categories
    assert (found.value == 1) == (found.category == found.categories - 1)
