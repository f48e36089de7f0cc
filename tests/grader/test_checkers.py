"""What each checker accepts, and what it says when it does not."""

import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.checkers import Claim, check, property_check, property_job, validate
from grader.sandbox import Call, ExitReason, Outcome
from grader.verdicts import Verdict, of_exit, overall

EXACT = {"kind": "exact"}
CLOSE = {"kind": "close", "rtol": 1e-6, "atol": 1e-9}
UNORDERED = {"kind": "unordered"}

leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.text(), st.binary()
) | npst.arrays(npst.scalar_dtypes().filter(lambda dtype: dtype.kind in "biufc" and dtype.itemsize <= 16), (2, 2))
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def verdict(spec: dict[str, Any], produced: object, expected: object) -> Verdict:
    return check(spec, produced, expected).verdict


@given(anything)
@pytest.mark.parametrize("spec", [EXACT, CLOSE])
def test_everything_equals_itself(spec: dict[str, Any], value: Any) -> None:
    assert verdict(spec, value, value) == Verdict.ACCEPTED


@given(anything, anything)
def test_any_two_values_can_be_checked(produced: Any, expected: Any) -> None:
    for spec in (EXACT, CLOSE, UNORDERED, {"kind": "text"}, {"kind": "rows"}):
        found = check(spec, produced, expected)
        assert (found.verdict == Verdict.ACCEPTED) == (found.message == "")


@given(anything, anything)
def test_what_is_exact_is_close(produced: Any, expected: Any) -> None:
    if verdict(EXACT, produced, expected) == Verdict.ACCEPTED:
        assert verdict(CLOSE, produced, expected) == Verdict.ACCEPTED


@given(anything, anything)
def test_exact_is_symmetric(one: Any, other: Any) -> None:
    there, back = verdict(EXACT, one, other), verdict(EXACT, other, one)
    assert (there == Verdict.ACCEPTED) == (back == Verdict.ACCEPTED)


@given(st.lists(anything, max_size=6), st.randoms(use_true_random=False))
def test_unordered_accepts_every_permutation(items: list[Any], rng: random.Random) -> None:
    shuffled = list(items)
    rng.shuffle(shuffled)
    assert verdict(UNORDERED, shuffled, items) == Verdict.ACCEPTED


@given(st.lists(anything, min_size=1, max_size=6))
def test_unordered_counts_how_often(items: list[Any]) -> None:
    assert verdict(UNORDERED, [*items, items[0]], items) == Verdict.WRONG_ANSWER


@pytest.mark.parametrize(
    ("produced", "expected"),
    [
        (1.0, 1),
        (True, 1),
        ((1, 2), [1, 2]),
        ([1, True], [1, 1]),
        ("1", 1),
        (b"a", "a"),
        (None, 0),
        (frozenset({1}), {1}),
        ([1.0], np.array([1.0])),
        (3.0, np.array(3.0)),
        (np.array([1, 2]), np.array([1.0, 2.0])),
        (np.array([1.0], np.float32), np.array([1.0])),
        (np.array([0, 1]), np.array([False, True])),
    ],
)
def test_exact_tells_type_classes_apart(produced: object, expected: object) -> None:
    assert verdict(EXACT, produced, expected) == Verdict.WRONG_TYPE


@pytest.mark.parametrize(
    ("produced", "expected"),
    [
        ([1, 2], [1, 3]),
        ([1], [1, 2]),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        ({"a": 1, "b": 2}, {"a": 1}),
        ({1: "a"}, {True: "a"}),
        ({1}, {1.0}),
        ({1, 2}, {1, 3}),
        (0.1 + 0.2, 0.3),
        (np.float32(0.1), 0.1),
        (2**64, 2**64 + 1),
        ([10**5000], [10**5000 + 1]),
        (np.zeros((1, 3)), np.zeros(3)),
        (np.zeros((3, 1)), np.zeros((1, 3))),
        (np.array([2**63 - 1]), np.array([2**63 - 2])),
        (np.array([1.0, math.nan]), np.array([1.0, 2.0])),
    ],
)
def test_exact_tells_values_apart(produced: object, expected: object) -> None:
    assert verdict(EXACT, produced, expected) == Verdict.WRONG_ANSWER


@pytest.mark.parametrize(
    ("produced", "expected"),
    [
        (np.float64(0.5), 0.5),
        (np.int32(3), 3),
        (np.bool_(True), True),
        (-0.0, 0.0),
        (math.nan, math.nan),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
        (np.array([math.nan, -math.inf]), np.array([math.nan, -math.inf])),
        (np.zeros((0, 3)), np.zeros((0, 3))),
    ],
)
def test_exact_takes_equal_values(produced: object, expected: object) -> None:
    assert verdict(EXACT, produced, expected) == Verdict.ACCEPTED


@given(
    st.floats(-1e300, 1e300),
    st.floats(0, 0.9),
    st.floats(0, 1e300),
    st.floats(-0.999, 0.999),
)
def test_close_takes_what_is_within_the_tolerance(expected: float, rtol: float, atol: float, part: float) -> None:
    produced = expected + part * (atol + rtol * abs(expected))
    spec = {"kind": "close", "rtol": rtol, "atol": atol + 4 * math.ulp(abs(expected) + atol)}
    assert verdict(spec, produced, expected) == Verdict.ACCEPTED


@given(st.floats(1e-3, 1e300), st.floats(0, 0.4))
def test_close_refuses_what_is_beyond_the_tolerance(expected: float, rtol: float) -> None:
    spec = {"kind": "close", "rtol": rtol, "atol": 0}
    for produced in (expected * (1 + 2 * rtol + 1e-6), expected * (1 - 2 * rtol - 1e-6), -expected):
        assert verdict(spec, produced, expected) == Verdict.WRONG_ANSWER


@pytest.mark.parametrize(
    ("produced", "expected"),
    [
        (1.0, math.inf),
        (-math.inf, math.inf),
        (math.inf, 1.0),
        (math.nan, 1.0),
        (1.0, math.nan),
        (1e308, -1e308),
        (1.7e308 + 1.7e308j, -1.7e308 - 1.7e308j),
        (np.array([60000.0], np.float16), np.array([-60000.0], np.float16)),
        (np.array([1.0, 1.0]), np.array([1.0, math.inf])),
        ([1.0, 2.0], [1.0, 2.1]),
        (np.array([1, 2]), np.array([1, 3])),
        (1000000, 1000001),
        ({"a": 1.0}, {"a": 1.1}),
    ],
)
def test_close_refuses_at_the_edges(produced: object, expected: object) -> None:
    spec = {"kind": "close", "rtol": 1e-3, "atol": 1e-3}
    assert verdict(spec, produced, expected) == Verdict.WRONG_ANSWER


def test_close_takes_another_width_but_not_another_class() -> None:
    assert verdict(CLOSE, np.ones(3, np.float32), np.ones(3)) == Verdict.ACCEPTED
    assert verdict(CLOSE, np.ones(3, np.int32), np.ones(3, np.int64)) == Verdict.ACCEPTED
    assert verdict(CLOSE, np.ones(3, np.int64), np.ones(3)) == Verdict.WRONG_TYPE
    assert verdict(CLOSE, 1, 1.0) == Verdict.WRONG_TYPE


def test_close_compares_unsigned_and_signed_integers_exactly() -> None:
    big = np.array([2**64 - 1], np.uint64)
    assert verdict(CLOSE, big, np.array([-1])) == Verdict.WRONG_ANSWER


def test_close_may_reject_every_nan() -> None:
    for value in (math.nan, np.array([math.nan]), complex(math.nan, 0)):
        assert verdict({**CLOSE, "nan": "equal"}, value, value) == Verdict.ACCEPTED
        assert verdict({**CLOSE, "nan": "reject"}, value, value) == Verdict.WRONG_ANSWER


def test_arrays_say_where_they_first_differ_and_how_often() -> None:
    expected = np.zeros((4, 3))
    produced = expected.copy()
    produced[3, 0], produced[3, 2] = 1 / 3, math.nan
    found = check(CLOSE, produced, expected)
    assert found.message == "First difference at [3, 0]: expected 0.0, got 0.3333"
    assert found.first_difference == (3, 0)
    assert found.differing == 2


def test_a_small_difference_is_shown_with_enough_digits() -> None:
    assert check(EXACT, 0.1 + 0.2, 0.3).message == "Expected 0.3, got 0.30000000000000004"


def test_arrays_of_another_shape_or_dtype_say_only_that() -> None:
    assert check(EXACT, np.zeros(4), np.zeros((2, 2))).message == "Expected shape (2, 2), got (4,)"
    assert check(EXACT, np.zeros(2, int), np.ones(2)).message == "Expected dtype float64, got int64"


def test_the_place_of_a_difference_is_named() -> None:
    found = check(EXACT, [{"a": (1, "x")}], [{"a": (1, "y")}])
    assert found.message == "At [0]['a'][1]: expected 'y', got 'x'"


def test_a_message_stays_short_whatever_the_value() -> None:
    for produced in ("x" * 10**6, 10**100_000, list(range(10**5)), dict.fromkeys(range(100), "y" * 1000)):
        assert len(check(EXACT, [produced], [type(produced)()]).message) < 400


def test_unordered_keeps_the_type_class() -> None:
    assert verdict(UNORDERED, (2, 1), [1, 2]) == Verdict.WRONG_TYPE
    assert verdict(UNORDERED, [1.0, 2], [1, 2]) == Verdict.WRONG_ANSWER
    assert verdict(UNORDERED, 3, 3) == Verdict.WRONG_TYPE


def test_unordered_compares_the_rows_of_arrays() -> None:
    expected = np.array([[1.0, 2.0], [3.0, math.nan]])
    assert verdict(UNORDERED, expected[::-1].copy(), expected) == Verdict.ACCEPTED
    assert verdict(UNORDERED, expected[[0, 0]], expected) == Verdict.WRONG_ANSWER
    assert verdict(UNORDERED, expected.astype(np.float32), expected) == Verdict.WRONG_TYPE


def test_unordered_names_what_is_missing() -> None:
    assert check(UNORDERED, [1, 1], [1, 2]).message == "2 is missing"
    assert check(UNORDERED, [1], [1, 1]).message == "1 is missing so often: expected 2, got 1"


def test_text_ignores_trailing_space_and_final_newlines() -> None:
    assert verdict({"kind": "text"}, "a  \nb\n\n", "a\nb") == Verdict.ACCEPTED
    assert verdict({"kind": "text"}, " a", "a") == Verdict.WRONG_ANSWER
    assert verdict({"kind": "text"}, "a\n\nb", "a\nb") == Verdict.WRONG_ANSWER
    assert verdict({"kind": "text"}, None, "a") == Verdict.WRONG_TYPE


def test_text_names_the_first_line_that_differs() -> None:
    assert check({"kind": "text"}, "a\nc", "a\nb").message == "First difference on line 2: expected 'b', got 'c'"


def test_rows_are_a_multiset_unless_ordered() -> None:
    expected = [("a", 1), ("b", 2), ("b", 2)]
    shuffled = [("b", 2.0), ("a", 1), ["b", 2]]
    assert verdict({"kind": "rows"}, shuffled, expected) == Verdict.ACCEPTED
    assert verdict({"kind": "rows", "ordered": True}, shuffled, expected) == Verdict.WRONG_ANSWER
    assert verdict({"kind": "rows"}, [("a", 1), ("a", 1), ("b", 2)], expected) == Verdict.WRONG_ANSWER


def test_rows_take_numbers_within_the_tolerance_in_any_order() -> None:
    expected = [(1.0, 5.0), (1.0 + 1e-9, 3.0)]
    produced = [(1.0 + 1e-9, 5.0), (1.0, 3.0)]
    assert verdict({"kind": "rows", "rtol": 1e-6}, produced, expected) == Verdict.ACCEPTED
    assert verdict({"kind": "rows", "rtol": 0, "atol": 0}, produced, expected) == Verdict.WRONG_ANSWER


def test_rows_keep_null_text_and_numbers_apart() -> None:
    for cell in (None, "1", 0):
        assert verdict({"kind": "rows"}, [(cell,)], [(1,)]) == Verdict.WRONG_ANSWER
    assert verdict({"kind": "rows"}, [(10**400,)], [(10**400,)]) == Verdict.ACCEPTED
    assert verdict({"kind": "rows"}, "abc", [(1,)]) == Verdict.WRONG_TYPE


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ({"kind": "fuzzy"}, "unknown kind"),
        ({}, "unknown kind"),
        ({"kind": ["exact"]}, "unknown kind"),
        ("exact", "mapping"),
        ({"kind": "exact", "rtol": 1}, "no option 'rtol'"),
        ({"kind": "close", "rtol": "1e-6"}, "rtol is a number"),
        ({"kind": "close", "rtol": 1}, "below 1"),
        ({"kind": "close", "atol": -1}, "not negative"),
        ({"kind": "close", "atol": math.nan}, "not negative"),
        ({"kind": "close", "nan": "maybe"}, "equal or reject"),
        ({"kind": "rows", "ordered": "yes"}, "true or false"),
    ],
)
def test_an_unknown_checker_or_option_is_a_clear_error(spec: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        validate(spec)


def test_property_is_valid_but_not_judged_here() -> None:
    assert validate({"kind": "property"}) == {}
    with pytest.raises(ValueError, match="property_job"):
        check({"kind": "property"}, 1, 1)


def test_a_property_job_hands_over_the_call_and_both_values() -> None:
    job = property_job("…", [Claim(Call([1], {"k": 2}), got=3, expected=4)])
    assert [list(call.args) for call in job.calls] == [[[1], {"k": 2}, 3, 4]]


def test_a_sentence_of_check_py_is_a_wrong_answer() -> None:
    assert property_check(Outcome(ExitReason.FINISHED, True)).verdict == Verdict.ACCEPTED
    found = property_check(Outcome(ExitReason.FINISHED, "The sum is not 1."))
    assert (found.verdict, found.message) == (Verdict.WRONG_ANSWER, "The sum is not 1.")


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(ExitReason.FINISHED, 1),
        Outcome(ExitReason.FINISHED, None),
        Outcome(ExitReason.FINISHED, np.bool_(True)),
    ]
    + [Outcome(reason) for reason in ExitReason if reason != ExitReason.FINISHED],
)
def test_a_failing_check_py_is_never_held_against_the_learner(outcome: Outcome) -> None:
    assert property_check(outcome).verdict == Verdict.INTERNAL_ERROR


def test_every_exit_reason_but_finished_settles_the_verdict() -> None:
    assert of_exit(ExitReason.FINISHED) is None
    settled = {of_exit(reason) for reason in ExitReason if reason != ExitReason.FINISHED}
    assert None not in settled
    assert Verdict.ACCEPTED not in settled


def test_the_overall_verdict_is_the_first_failure() -> None:
    assert overall([Verdict.ACCEPTED, Verdict.ACCEPTED]) == Verdict.ACCEPTED
    assert overall([Verdict.ACCEPTED, Verdict.TIME_LIMIT, Verdict.WRONG_TYPE]) == Verdict.TIME_LIMIT
    assert overall([Verdict.WRONG_ANSWER, Verdict.INTERNAL_ERROR]) == Verdict.INTERNAL_ERROR
    assert overall([]) == Verdict.INTERNAL_ERROR
