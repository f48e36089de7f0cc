"""Whatever a child says, in whatever pieces and at whatever moment, ends in a verdict: no exception, no waiting."""

import contextlib
import json
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.sandbox import Call, ExitReason, Job, Limits, Outcome
from grader.sandbox.execution import encoded
from grader.sandbox.session import Session
from grader.sandbox.wire import answers, frames, values
from tests.grader.scripted_child import HangUp, Hear, Print, Say, ScriptedChild, Stall, Step

LIMITS = Limits(cpu_seconds=0.05, wall_seconds=0.1, load_seconds=0.05, output_kb=1)
CALLS = [Call([1, "a"]), Call([np.arange(3)])]
JOB = Job("def solve(x): return x", "solve", CALLS, limits=LIMITS)
REQUESTS = [encoded(call) for call in CALLS]
# Loading may take three times its processor time, each call 0.1 s; the rest is for a busy machine.
LONGEST_SECONDS = 2.0
fuzz = settings(deadline=None, max_examples=150)


def converse(script: Sequence[Step], status: int = 0) -> list[Outcome]:
    """The outcomes of loading and of two calls, whatever came before them."""
    child = ScriptedChild(script, output_cap=LIMITS.output_bytes, status=status)
    started = time.monotonic()
    with child, Session(JOB, child) as session:
        outcomes = [session.load(), *session.settled([session.read(session.call(request)) for request in REQUESTS])]
    assert time.monotonic() - started < LONGEST_SECONDS
    return outcomes


def reasons(script: Sequence[Step], status: int = 0) -> list[ExitReason]:
    return [outcome.reason for outcome in converse(script, status)]


def finished(count: int, value: Any = None) -> bytes:
    """The honest answer to request `count`; of a call, if the first was for loading."""
    parts = [answers.number(count), answers.head("finished")]
    if count > 1:
        parts += [values.encode(value, LIMITS.output_bytes), answers.KEPT]
    return frames.pack(*parts)


HONEST = [Hear(), Say(finished(1)), Hear(), Say(finished(2, 5)), Hear(), Say(finished(3, 6))]


def test_an_honest_child_is_understood() -> None:
    outcomes = converse(HONEST)
    assert [(outcome.reason, outcome.value) for outcome in outcomes] == [
        (ExitReason.FINISHED, None),
        (ExitReason.FINISHED, 5),
        (ExitReason.FINISHED, 6),
    ]
    assert not any(outcome.changed_arguments for outcome in outcomes)


# Anything at all

noise = st.one_of(
    st.binary(max_size=200),
    st.lists(st.binary(max_size=40), max_size=5).map(lambda parts: frames.pack(*parts)),
    st.builds(
        lambda count, head, rest: frames.pack(answers.number(count), head, *rest),
        st.integers(0, 4),
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from([reason.value for reason in ExitReason] + ["unheard_of"]).map(answers.head),
            st.recursive(
                st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=4)
            ).map(lambda said: json.dumps(said).encode()),
        ),
        st.lists(st.binary(max_size=60), max_size=3),
    ),
    st.sampled_from([finished(1), finished(2, 5), finished(3, 6), finished(2, 5)[:-1]]),
)
steps = st.one_of(
    st.builds(Say, noise, st.integers(1, 64)),
    st.builds(Print, st.binary(max_size=100)),
    st.just(Hear()),
)
ends = st.sampled_from([HangUp()] * 9 + [Stall()])
statuses = st.sampled_from([0, 1, 99, 255, -4, -6, -7, -9, -11, -24, -31])


@fuzz
@given(st.lists(steps, max_size=8), ends, statuses)
def test_any_bytes_at_any_moment_end_in_verdicts(script: list[Step], end: Step, status: int) -> None:
    assert set(reasons([*script, end], status)) <= set(ExitReason)


@fuzz
@given(st.data(), st.integers(1, 50), ends)
def test_a_damaged_answer_is_a_verdict(data: st.DataObject, chunk: int, end: Step) -> None:
    """An answer with a few bytes changed, taken away or put in is read, or refused."""
    answer = bytearray(finished(2, {"a": [1.5, (None, "é")], 2: np.arange(3)}))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(answer)))
        answer[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    script = [Hear(), Say(finished(1)), Hear(), Say(bytes(answer), chunk), end]
    loaded, called, after = reasons(script)
    assert loaded == ExitReason.FINISHED
    assert called in ExitReason
    assert after != ExitReason.FINISHED


@fuzz
@given(st.integers(1, 30), st.integers(1, 30))
def test_an_honest_answer_in_any_pieces_is_understood(first: int, second: int) -> None:
    script = [Hear(), Say(finished(1), first), Hear(), Say(finished(2, [1.5] * 8), second), HangUp()]
    assert reasons(script) == [ExitReason.FINISHED, ExitReason.FINISHED, ExitReason.CRASHED]


# One at a time

ANSWERED = [Hear(), Say(finished(1))]


@pytest.mark.parametrize(
    ("then", "reason"),
    [
        ([Hear(), HangUp()], ExitReason.CRASHED),
        ([Hear(), Say(b"\x05"), HangUp()], ExitReason.CRASHED),
        ([Hear(), Say(finished(2, 5)[:-1]), HangUp()], ExitReason.CRASHED),
        ([Hear(), Stall()], ExitReason.TIME_LIMIT),
        ([Hear(), Say(finished(2, 5)[:-1]), Stall()], ExitReason.TIME_LIMIT),
        ([Stall()], ExitReason.TIME_LIMIT),
        ([Hear(), Say(frames.pack())], ExitReason.FORGED),
        ([Hear(), Say(b"\xff" * 4)], ExitReason.FORGED),
        ([Hear(), Say(finished(1))], ExitReason.FORGED),
        ([Hear(), Say(finished(3, 6))], ExitReason.FORGED),
        ([Hear(), Say(finished(2, 5) * 2)], ExitReason.FORGED),
        ([Hear(), Say(finished(2, 5) + b"\0")], ExitReason.FORGED),
        ([Hear(), Say(frames.pack(answers.number(2), answers.head("time_limit")))], ExitReason.FORGED),
        ([Hear(), Say(frames.pack(answers.number(2), answers.head("accepted")))], ExitReason.FORGED),
        ([Hear(), Say(frames.pack(answers.number(2), answers.head("finished")))], ExitReason.FORGED),
        ([Hear(), Say(frames.pack(answers.number(2), answers.head("finished"), b"", b""))], ExitReason.FORGED),
        (
            [Hear(), Say(frames.pack(answers.number(2), answers.head("finished"), b"\4\0\0\0null", b"?"))],
            ExitReason.FORGED,
        ),
        ([Hear(), Say(frames.pack(answers.number(2), b"[" * 100_000))], ExitReason.FORGED),
        ([Hear(), Say(frames.pack(answers.number(2), b'["raised", "", "' + b"x" * 8001 + b'"]'))], ExitReason.FORGED),
        ([Hear(), Print(b"x" * 20_000), Stall()], ExitReason.OUTPUT_LIMIT),
        ([Hear(), Print(b"x" * 20_000), Say(finished(2, 5))], ExitReason.OUTPUT_LIMIT),
        ([Hear(), Say(frames.pack(answers.number(2), answers.head("raised", "no"))), Hear()], ExitReason.RAISED),
    ],
)
def test_what_else_may_be_said_has_its_reason(then: list[Step], reason: ExitReason) -> None:
    assert reasons([*ANSWERED, *then])[1] == reason


def test_a_child_that_does_not_listen_is_a_time_limit() -> None:
    """More is asked than the socket holds, so some of the request is never sent."""
    large = encoded(Call([np.zeros(1 << 20)]))
    with ScriptedChild([Hear(), Say(finished(1)), Stall()], output_cap=100) as child, Session(JOB, child) as session:
        session.load()
        assert session.call(large).reason == ExitReason.TIME_LIMIT


def test_an_answer_before_the_whole_request_was_heard_is_the_last() -> None:
    large = encoded(Call([np.zeros(1 << 20)]))
    hasty = [Hear(), Say(finished(1)), Say(finished(2, 5))]
    with ScriptedChild(hasty, output_cap=100) as child, Session(JOB, child) as session:
        session.load()
        assert session.call(large).reason != ExitReason.RAISED
        assert session.call(REQUESTS[1]).reason != ExitReason.FINISHED


def test_bytes_between_two_requests_are_forged() -> None:
    with ScriptedChild(HONEST, output_cap=100) as child, Session(JOB, child) as session:
        session.load()
        assert session.call(REQUESTS[0]).reason == ExitReason.FINISHED
        child.say(b"\0")
        assert session.call(REQUESTS[1]).reason == ExitReason.FORGED


def test_bytes_before_the_first_request_are_forged() -> None:
    child = ScriptedChild([Say(finished(1))], output_cap=100)
    with child, Session(JOB, child) as session:
        child.wait_until_done()
        assert session.load().reason == ExitReason.FORGED


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (answers.OUT_OF_MEMORY, ExitReason.MEMORY_LIMIT),
        (0, ExitReason.CRASHED),
        (1, ExitReason.CRASHED),
        (-11, ExitReason.CRASHED),
        (-9, ExitReason.CRASHED),
        (-24, ExitReason.TIME_LIMIT),
        (-31, ExitReason.FORBIDDEN),
    ],
)
def test_how_a_process_ended_tells_why_it_hung_up(status: int, reason: ExitReason) -> None:
    assert reasons([*ANSWERED, Hear(), HangUp()], status)[1:] == [reason, reason]


# The decoders, without a child

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
tagged = st.recursive(
    st.none() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["array", "scalar", "complex", "bytes", "int", "rng", "tuple", "set", "frozenset", "dict"]),
            inner
            | st.tuples(st.sampled_from(["float64", "bool", "complex64", "object"]), inner).map(list)
            | st.lists(st.tuples(inner, inner).map(list), max_size=3),
            min_size=1,
            max_size=1,
        )
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=400)
@given(tagged, st.binary(max_size=32))
def test_a_structure_of_our_own_words_gives_a_value_or_malformed(node: object, raw: bytes) -> None:
    text = json.dumps(node).encode()
    with contextlib.suppress(frames.Malformed):
        values.decode(len(text).to_bytes(4, "little") + text + raw, 1 << 16)


@fuzz
@given(anything, st.data())
def test_a_mended_message_gives_a_value_or_malformed(value: Any, data: st.DataObject) -> None:
    sent = bytearray(values.encode(value, 1 << 16))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(sent)))
        sent[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    with contextlib.suppress(frames.Malformed):
        values.decode(bytes(sent), 1 << 16)


@fuzz
@given(st.binary(max_size=200), st.integers(0, 300), st.integers(1, 40))
def test_a_stream_gives_frames_or_malformed_or_its_end(stream: bytes, cap: int, chunk: int) -> None:
    """As a Conversation reads it: never more than the cap, whatever a header says."""
    received = bytearray()
    with contextlib.suppress(frames.Malformed):
        for at in range(0, len(stream), chunk):
            received += stream[at : at + chunk]
            length = frames.body_length(received, cap)
            if length is not None and len(received) >= 4 + length:
                frames.unpack(bytes(received[4 : 4 + length]))
                return


@fuzz
@given(st.lists(st.text(max_size=20), max_size=4) | st.none(), st.binary(max_size=6), st.integers(0, 60))
def test_a_damaged_head_is_read_or_malformed(said: list[str] | None, patch: bytes, at: int) -> None:
    head = bytearray(json.dumps(said).encode())
    head[at : at + 2] = patch
    with contextlib.suppress(frames.Malformed):
        answers.read_head(bytes(head))


MODULUS = 2**61 - 1  # of the hash of an integer
COLLIDING = [{"int": hex(7 * MODULUS * n)} for n in range(1, 30_000)]
NESTED = [{"tuple": [member, None]} for member in COLLIDING]
NAMES = ("set", "frozenset", "tuples in a set", "dict", "dict of tuples")


@pytest.mark.parametrize(
    "node",
    [
        {"set": COLLIDING},
        {"frozenset": COLLIDING},
        {"set": NESTED},
        {"dict": [[member, 1] for member in COLLIDING]},
        {"dict": [[member, 1] for member in NESTED]},
    ],
    ids=NAMES,
)
def test_members_made_to_collide_are_refused_and_not_compared_each_with_all(node: object) -> None:
    text = json.dumps(node).encode()
    message = len(text).to_bytes(4, "little") + text
    started = time.process_time()
    with pytest.raises(frames.Malformed, match="collide"):
        values.decode(message, len(message))
    # To compare them takes several seconds.
    assert time.process_time() - started < 1


def test_honest_members_are_not_taken_for_colliding_ones() -> None:
    honest: list[Any] = [set(range(-5000, 5000)), {2.0**n for n in range(-1000, 1000)}, {2**n for n in range(3000)}]
    honest += [{(a, b) for a in range(50) for b in range(50)}, dict.fromkeys(f"{n}" for n in range(5000))]
    honest += [{float("nan") for _ in range(500)}, {np.float32(n) for n in range(500)}]
    for value in honest:
        assert len(values.decode(values.encode(value, 1 << 22), 1 << 22)) == len(value)
