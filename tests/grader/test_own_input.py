"""What a learner may type as arguments."""

import contextlib
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.own_input import LONGEST, parse_input

literals = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.binary()),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.lists(literals, max_size=4))
def test_literals_are_read_as_python_writes_them(args: list[object]) -> None:
    assert parse_input(", ".join(map(repr, args))).args == args


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        parse_input(text)


def test_arguments_may_have_names_lines_and_comments() -> None:
    call = parse_input('["low", "lower"],  # the corpus\n merges=3')
    assert list(call.args) == [["low", "lower"]]
    assert dict(call.kwargs) == {"merges": 3}


def test_nothing_is_a_call_without_arguments() -> None:
    assert list(parse_input("").args) == []


def test_json_words_are_understood() -> None:
    args = parse_input('{"a": true, "b": [null, false]}, NaN, -Infinity').args
    assert args[0] == {"a": True, "b": [None, False]}
    assert math.isnan(args[1])
    assert args[2] == -math.inf


def test_signs_and_complex_numbers_are_understood() -> None:
    assert list(parse_input("-1, +2.5, 1+2j, -1-2j, {1}, set(), frozenset([1])").args) == [
        -1,
        2.5,
        1 + 2j,
        -1 - 2j,
        {1},
        set(),
        frozenset({1}),
    ]


@pytest.mark.parametrize("written", ["np.array", "numpy.array", "array"])
@pytest.mark.parametrize("dtype", ["np.float32", "'float32'"])
def test_arrays_are_understood(written: str, dtype: str) -> None:
    (array,) = parse_input(f"{written}([[1, 2], [3, -4]], dtype={dtype})").args
    assert array.dtype == np.float32
    assert array.tolist() == [[1, 2], [3, -4]]


def test_an_array_without_a_dtype_gets_that_of_its_elements() -> None:
    whole, real = parse_input("np.array([1, 2]), np.array([1, 2.5])").args
    assert (whole.dtype, real.dtype) == (np.int64, np.float64)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('id')",
        "open('/etc/passwd')",
        "[0] * 10**9",
        "9**9**9",
        "1) + (2",
        "1)(2",
        "*[1]",
        "**{'a': 1}",
        "{**{}}",
        "[x for x in [1]]",
        "lambda: 0",
        "f'{1}'",
        "...",
        "x := 1",
        "a.b",
        "-'a'",
        "-True",
        "{[1]: 2}",
        "{[1]}",
        "[",
        "[" * 5000,
        "-" * 50_000 + "1",
        "1" * 10_000,
        "np.zeros(3)",
        "np.array([1, 'a'])",
        "np.array([[1], [1, 2]])",
        "np.array([None])",
        "np.array([1], dtype=object)",
        "np.array([300], dtype=np.uint8)",
        "np.array([1], copy=True)",
        "np.array([1], dtype=1)",
        "a=1, a=2",
        "\0",
    ],
)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected|array|dtype|member"):
        parse_input(text)


def test_the_refusal_says_where_and_what_was_expected() -> None:
    with pytest.raises(ValueError, match="line 2, column 4: expected a literal"):
        parse_input("1,\n2, open('x')")


def test_a_text_above_the_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        parse_input(" " * (LONGEST + 1))
