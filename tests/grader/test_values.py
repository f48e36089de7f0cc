"""Values cross the wall unchanged, and nothing else does."""

import collections
import contextlib
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.checkers.canonical import canonical
from grader.sandbox.wire import answers, frames, values
from grader.sandbox.wire.arrays import DTYPES
from grader.sandbox.wire.values import Rng, decode, encode

LIMIT = 1 << 20

arrays = st.sampled_from(sorted(DTYPES)).flatmap(
    lambda name: npst.arrays(name, npst.array_shapes(min_dims=0, min_side=0))
)
scalars = st.sampled_from(sorted(DTYPES)).flatmap(lambda name: npst.arrays(name, ()).map(lambda array: array[()]))
hashable = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    st.text(),
    st.binary(),
    scalars,
)
anything = st.recursive(
    hashable | arrays,
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.sets(hashable),
        st.frozensets(hashable),
        st.dictionaries(hashable, inner),
    ),
    max_leaves=10,
)


def _through(value: Any) -> Any:
    return decode(encode(value, LIMIT), LIMIT)


@given(anything)
def test_a_value_arrives_as_it_was_sent(value: Any) -> None:
    arrived = _through(value)
    assert type(arrived) is type(value)
    assert canonical(arrived) == canonical(value)


@given(anything)
def test_what_has_arrived_is_encoded_to_the_same_bytes(value: Any) -> None:
    sent = encode(value, LIMIT)
    assert encode(decode(sent, LIMIT), LIMIT) == sent


@given(st.binary(max_size=300))
def test_any_bytes_give_a_value_or_malformed(data: bytes) -> None:
    with contextlib.suppress(frames.Malformed):
        decode(data, LIMIT)


@given(anything, st.data())
def test_a_damaged_message_gives_a_value_or_malformed(value: Any, data: st.DataObject) -> None:
    sent = bytearray(encode(value, LIMIT))
    at = data.draw(st.integers(0, len(sent) - 1))
    sent[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(frames.Malformed):
        decode(bytes(sent), LIMIT)


def _message(text: str, raw: bytes = b"") -> bytes:
    return len(text.encode()).to_bytes(4, "little") + text.encode() + raw


@pytest.mark.parametrize(
    "text",
    [
        '{"array": ["object", [1]]}',
        '{"array": ["float64", [-1]]}',
        '{"array": ["float64", [1000000000000, 1000000000000]]}',
        '{"array": ["float64", [4294967296, 4294967296, 0]]}',
        '{"array": ["float64", [true]]}',
        '{"array": ["float64", 3]}',
        f'{{"array": ["bool", [{"0," * 40}0]]}}',
        '{"scalar": ["float64", "00"]}',
        '{"scalar": ["object", "00"]}',
        '{"int": "not hexadecimal"}',
        '{"bytes": "0"}',
        '{"set": [[]]}',
        '{"set": [1, 1]}',
        '{"dict": [[1]]}',
        '{"dict": [[[], 1]]}',
        '{"dict": [[1, 2], [1, 3]]}',
        '{"tuple": {}}',
        '{"unknown": 1}',
        '{"tuple": [], "set": []}',
        "{}",
        "[" * 70 + "]" * 70,
        "[" * 100_000,
        "",
    ],
)
def test_a_forged_structure_is_malformed(text: str) -> None:
    with pytest.raises(frames.Malformed):
        decode(_message(text), LIMIT)


def test_bytes_after_the_last_array_are_malformed() -> None:
    with pytest.raises(frames.Malformed):
        decode(encode(np.zeros(3), LIMIT) + b"x", LIMIT)


def test_a_structure_longer_than_its_message_is_malformed() -> None:
    with pytest.raises(frames.Malformed):
        decode(b"\xff\xff\xff\xff[]", LIMIT)


def test_an_integer_of_any_size_arrives() -> None:
    assert _through(-(7**20_000)) == -(7**20_000)


def test_nan_infinity_and_the_sign_of_zero_arrive() -> None:
    nan, infinity, zero = _through([math.nan, -math.inf, -0.0])
    assert math.isnan(nan)
    assert infinity == -math.inf
    assert math.copysign(1, zero) == -1


def test_several_nans_stay_in_a_set() -> None:
    assert len(_through({math.nan, float("nan")})) == 2


def test_lone_surrogates_arrive() -> None:
    assert _through("\ud800") == "\ud800"


def test_arrays_of_any_order_and_byte_order_arrive_writable() -> None:
    array = np.arange(6, dtype=">i4").reshape(2, 3).T
    arrived = _through(array)
    assert arrived.dtype == np.int32
    assert arrived.tolist() == array.tolist()
    arrived[0, 0] = 7


def test_a_forged_boolean_array_holds_only_booleans() -> None:
    arrived = decode(_message('{"array": ["bool", [2]]}', b"\x02\x00"), LIMIT)
    assert (arrived == np.array([True, False])).all()


def test_standard_dict_classes_arrive_as_dicts() -> None:
    for mapping in (collections.Counter("aab"), collections.OrderedDict(a=2, b=1)):
        assert _through(mapping) == {"a": 2, "b": 1}
        assert type(_through(mapping)) is dict


def test_equal_sets_have_equal_bytes() -> None:
    assert encode({8, 0, 16}, LIMIT) == encode({16, 8, 0}, LIMIT)


def test_a_seeded_generator_is_sent_by_its_seed() -> None:
    assert _through([Rng(5), Rng(2**100)]) == [Rng(5), Rng(2**100)]


class _Float(float):
    pass


@pytest.mark.parametrize(
    "value",
    [
        object(),
        _Float(1),
        np.array(["a"]),
        np.array([None]),
        np.array(["2020"], "datetime64[D]"),
        range(3),
        iter([]),
    ],
)
def test_other_types_are_unsupported(value: object) -> None:
    with pytest.raises(values.Unsupported, match=r"\[0\]"):
        encode([value], LIMIT)


def test_a_value_inside_itself_is_unsupported() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(values.Unsupported, match="deep"):
        encode(endless, LIMIT)


@pytest.mark.parametrize(
    "value",
    [
        "x" * 100,
        [0] * 100,
        np.zeros(100),
        1 << 1000,
        "\0" * 60,
        b"x" * 60,
        np.broadcast_to(0.0, (10**9, 10**9)),
    ],
    ids=["text", "list", "array", "integer", "escapes", "bytes", "broadcast"],
)
def test_a_value_over_the_limit_is_too_large(value: object) -> None:
    with pytest.raises(values.TooLarge):
        encode(value, 100)


def test_a_shared_list_cannot_grow_beyond_the_limit() -> None:
    value: list[Any] = []
    for _ in range(60):
        value = [value, value]
    with pytest.raises(values.TooLarge):
        encode(value, LIMIT)


@given(st.lists(st.binary(max_size=50)))
def test_a_frame_holds_its_parts(parts: list[bytes]) -> None:
    framed = frames.pack(*parts)
    assert frames.body_length(framed, LIMIT) == len(framed) - 4
    assert frames.unpack(framed[4:]) == parts


@given(st.binary(max_size=100))
def test_any_body_gives_parts_or_malformed(body: bytes) -> None:
    with contextlib.suppress(frames.Malformed):
        assert frames.pack(*frames.unpack(body))[4:] == body


def test_a_frame_above_the_cap_is_refused_by_its_header() -> None:
    with pytest.raises(frames.Malformed):
        frames.body_length(b"\xff\xff\xff\x7f", cap=1000)


@given(st.binary(max_size=100))
def test_any_head_of_an_answer_is_read_or_malformed(data: bytes) -> None:
    with contextlib.suppress(frames.Malformed):
        answers.read_head(data)


@given(st.text(), st.text(), st.text())
def test_a_head_says_what_was_said(reason: str, error: str, traceback: str) -> None:
    assert answers.read_head(answers.head(reason, error, traceback)) == (reason, error, traceback)
