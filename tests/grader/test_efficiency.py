"""Cases that bound time as a multiple of the reference solution's: a fast way passes, a slow one and a trick do not."""

import textwrap
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader import efficiency
from grader.checkers import Check
from grader.comparing import stored
from grader.examining import examine
from grader.sandbox import ExitReason, Job, Limits, Outcome
from grader.verdicts import Verdict

pytestmark = pytest.mark.sandbox

ATTENTION = """
import numpy as np

def solve(q, k, v):
    scores = q @ k.T / np.sqrt(q.shape[-1])
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return scores / scores.sum(axis=-1, keepdims=True) @ v
"""
TRIPLE_LOOP = """
import numpy as np

def solve(q, k, v):
    length, width = q.shape
    result = np.zeros((length, v.shape[1]))
    for i in range(length):
        scores = np.zeros(length)
        for j in range(length):
            for d in range(width):
                scores[j] += q[i, d] * k[j, d]
        scores = np.exp((scores - scores.max()) / np.sqrt(width))
        result[i] = (scores / scores.sum()) @ v
    return result
"""
LIMITS = Limits(cpu_seconds=2, memory_mb=256, output_kb=4096)


@dataclass(frozen=True)
class Bounded:
    """A case as it is stored."""

    call: bytes
    expected: bytes
    times: float | None
    checker: dict[str, Any]
    mutates: bool = False


def attention(q: Any, k: Any, v: Any) -> Any:
    scores = np.exp(q @ k.T / np.sqrt(q.shape[-1]))
    return scores / scores.sum(axis=-1, keepdims=True) @ v


def attention_case(length: int = 500, times: float = 4.0, runs: int = 4) -> Bounded:
    rng = np.random.default_rng(7)
    inputs = [[rng.normal(size=(length, 64)) for _ in "qkv"] for _ in range(runs)]
    expected = [attention(*each) for each in inputs]
    checker = {"kind": "close", "rtol": 1e-6, "atol": 1e-9}
    return Bounded(stored({"runs": inputs}), stored(expected), times, checker)


def judged(source: str, case: Bounded | None = None, solution: str = ATTENTION) -> tuple[Outcome, Check]:
    job = Job(textwrap.dedent(source), "solve", [], limits=LIMITS)
    return efficiency.judge(job, case or attention_case(), solution)


def test_a_vectorised_attention_passes() -> None:
    other = ATTENTION.replace("q @ k.T / np.sqrt(q.shape[-1])", "np.einsum('id,jd->ij', q, k, optimize=True) / 8.0")
    assert judged(other)[1].verdict == Verdict.ACCEPTED


def test_a_triple_loop_is_too_slow_and_is_stopped_early() -> None:
    outcome, check = judged(TRIPLE_LOOP)
    assert check.verdict == Verdict.TOO_SLOW
    assert "4 times as long" in check.message
    assert outcome.cpu_seconds < 1


def test_ten_times_the_work_is_too_slow() -> None:
    tenfold = (
        ATTENTION.replace("def solve", "def once")
        + "\ndef solve(q, k, v): return [once(q, k, v) for _ in range(10)][-1]"
    )
    assert judged(tenfold)[1].verdict == Verdict.TOO_SLOW


def test_a_fast_wrong_answer_is_a_wrong_answer() -> None:
    assert judged("def solve(q, k, v): return v")[1].verdict == Verdict.WRONG_ANSWER


def test_every_timed_value_is_checked() -> None:
    lazy = (
        ATTENTION.replace("def solve", "def once")
        + """
calls = 0
def solve(q, k, v):
    global calls
    calls += 1
    return once(q, k, v) if calls == 1 else v
"""
    )
    assert judged(lazy)[1].verdict == Verdict.WRONG_ANSWER


@pytest.mark.parametrize(
    "trick",
    [
        # Every clock that Python has stands still.
        "import time\nfor name in ('time', 'perf_counter', 'process_time'): setattr(time, name, lambda: 0.0)",
        # The interpreter's own accounting is told a lie.
        "import resource\nresource.getrusage = lambda who: None",
    ],
)
def test_tricks_with_clocks_save_nothing(trick: str) -> None:
    assert judged(trick + TRIPLE_LOOP)[1].verdict == Verdict.TOO_SLOW


def test_a_result_remembered_by_identity_is_of_no_use() -> None:
    source = (
        ATTENTION.replace("def solve", "def once")
        + """
remembered = {}
def solve(q, k, v):
    key = id(q), q.shape
    if key not in remembered:
        remembered[key] = once(q, k, v)
    return remembered[key]
"""
    )
    # Whether an identity comes back is chance; a remembered value is then wrong, because inputs are fresh.
    assert judged(source)[1].verdict in {Verdict.ACCEPTED, Verdict.WRONG_ANSWER}


def test_work_put_off_until_the_answer_is_read_is_paid_for() -> None:
    source = (
        TRIPLE_LOOP.replace("def solve", "def slow")
        + """
def solve(q, k, v):
    class Later(np.ndarray):
        pass
    return slow(q, k, v).view(Later)
"""
    )
    assert judged(source)[1].verdict in {Verdict.TOO_SLOW, Verdict.WRONG_TYPE}


def test_work_between_two_calls_is_paid_for() -> None:
    source = (
        ATTENTION
        + """
import os, time
read = os.read
def patient(descriptor, count):
    until = time.process_time() + 0.15
    while time.process_time() < until: pass
    return read(descriptor, count)
os.read = patient
"""
    )
    assert judged(source)[1].verdict == Verdict.TOO_SLOW


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def solve(q, k, v): raise ValueError", Verdict.RUNTIME_ERROR),
        ("def solve(q, k, v): return object()", Verdict.WRONG_TYPE),
        ("def solve(", Verdict.SYNTAX_ERROR),
        ("def other(): pass", Verdict.NO_ENTRY_POINT),
        ("import os\ndef solve(q, k, v): os._exit(0)", Verdict.RUNTIME_ERROR),
        ("def solve(q, k, v): return bytearray(10**10)", Verdict.MEMORY_LIMIT),
        ("import time\ndef solve(q, k, v): time.sleep(60)", Verdict.TOO_SLOW),
    ],
)
def test_other_ends_keep_their_verdict(source: str, verdict: Verdict) -> None:
    short = attention_case(length=50, runs=3)
    job = Job(source, "solve", [], limits=Limits(cpu_seconds=0.5, wall_seconds=0.7, memory_mb=128))
    assert efficiency.judge(job, short, ATTENTION)[1].verdict == verdict


def test_a_reference_that_fails_is_our_fault() -> None:
    with pytest.raises(efficiency.ReferenceFailed):
        judged(ATTENTION, solution="def solve(q, k, v): raise ValueError")


def test_inputs_that_are_too_small_to_be_timed_are_found() -> None:
    job = Job(ATTENTION, "solve", [], limits=LIMITS)
    assert "chance" in efficiency.too_brief(job, attention_case(length=20), ATTENTION)
    assert efficiency.too_brief(job, attention_case(length=700), ATTENTION) == ""


def test_plain_and_bounded_cases_are_examined_in_their_order() -> None:
    plain = Bounded(
        stored({"args": [np.eye(2)] * 3, "kwargs": {}}), stored(attention(*[np.eye(2)] * 3)), None, {"kind": "close"}
    )
    cases = [plain, attention_case(), plain]
    examined = examine(Job(ATTENTION, "solve", [], limits=LIMITS), cases, ATTENTION)
    assert [check.verdict for _, check in examined] == [Verdict.ACCEPTED] * 3
    assert {outcome.reason for outcome, _ in examined} == {ExitReason.FINISHED}
