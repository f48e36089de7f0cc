"""A submission runs, is measured, and ends with a reason; one bad call does not void the others."""

import os
import threading
from pathlib import Path

import numpy as np
import pytest

from grader.checkers import Claim, property_check, property_job
from grader.sandbox import (
    Call,
    ExitReason,
    Job,
    Limits,
    Rng,
    RuntimeUnavailable,
    available,
    run,
)
from grader.verdicts import Verdict
from tests.grader.sandbox_runs import QUICK, run_calls, run_once

SOLVE_SQUARES = """
    import numpy as np
    def solve(x):
        return np.asarray(x) ** 2
"""
LOOP = Limits(cpu_seconds=0.3, wall_seconds=0.9, memory_mb=96)


def test_this_host_can_confine_code() -> None:
    assert available().ok, available().reason


def test_a_right_solution_finishes_with_its_value() -> None:
    outcome = run_once(SOLVE_SQUARES, np.arange(4))
    assert outcome.reason == ExitReason.FINISHED
    assert outcome.value.tolist() == [0, 1, 4, 9]
    assert 0 < outcome.wall_seconds < QUICK.wall_seconds
    assert 0 < outcome.cpu_seconds < QUICK.wall_seconds


def test_outcomes_come_in_the_order_of_the_calls() -> None:
    outcomes = run_calls("def solve(x): return x", *([i] for i in range(20)))
    assert [outcome.value for outcome in outcomes] == list(range(20))


def test_keyword_arguments_arrive() -> None:
    job = Job("def solve(a, *, b): return a - b", "solve", [Call([5], {"b": 3})])
    assert run(job)[0].value == 2


def test_the_standard_library_and_scratch_files_work() -> None:
    outcome = run_once(
        """
        import collections, dataclasses, functools, heapq, itertools, json, math, re, statistics, tempfile
        @dataclasses.dataclass
        class Pair:
            left: int
        def solve(x):
            with tempfile.TemporaryFile("w+") as file:
                json.dump([Pair(x).left], file)
                file.seek(0)
                return json.load(file)
        """,
        3,
    )
    assert outcome.value == [3], outcome.traceback


def test_numpy_works_in_confinement() -> None:
    outcome = run_once(
        """
        import numpy as np
        def solve(n):
            a = np.random.default_rng(0).normal(size=(n, n))
            u, s, v = np.linalg.svd(a)
            return bool(np.allclose(u * s @ v, a) and np.allclose(np.fft.ifft(np.fft.fft(a)).real, a))
        """,
        100,
    )
    assert outcome.value is True, outcome.traceback


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def solve(:", ExitReason.SYNTAX_ERROR),
        ("def solve(x): return '\0'", ExitReason.SYNTAX_ERROR),
        ("x = " + "(" * 1000, ExitReason.SYNTAX_ERROR),
        ("x = " + "-" * 100_000 + "1", ExitReason.SYNTAX_ERROR),
        ("def other(x): return x", ExitReason.NO_ENTRY_POINT),
        ("solve = 3", ExitReason.NO_ENTRY_POINT),
        ("1 / 0", ExitReason.RAISED),
        ("import torch", ExitReason.RAISED),
        ("import os; os._exit(0)", ExitReason.CRASHED),
    ],
)
def test_a_submission_that_cannot_be_loaded_fails_every_call(source: str, reason: ExitReason) -> None:
    assert [outcome.reason for outcome in run_calls(source, [1], [2])] == [reason, reason]


def test_top_level_code_has_a_limit_of_its_own() -> None:
    limits = Limits(cpu_seconds=2, load_seconds=0.3)
    assert run_once("while True: pass", limits=limits).reason == ExitReason.TIME_LIMIT


@pytest.mark.parametrize(
    "body",
    ["while True: pass", "import time; time.sleep(60)", "import re; re.match('(a+)+$', 'a' * 60 + 'b')"],
)
def test_an_endless_call_is_a_time_limit(body: str) -> None:
    outcome = run_once(f"def solve():\n    {body}", limits=LOOP)
    assert outcome.reason == ExitReason.TIME_LIMIT
    assert 0.3 <= outcome.wall_seconds < 2


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\ndef solve(): return np.ones(10**9).sum()",
        "def solve(): return len(bytearray(10**10))",
        "def solve():\n    held = []\n    while True: held.append(b'1' * 10**6 + bytes(len(held)))",
        "held = []\ndef solve():\n    while True: held.append([0.5] * 1000)",
        "def solve():\n    s = 'x'\n    while True: s += s",
        "import numpy as np\ndef solve():\n    a = [np.ones(10**6) for _ in range(1000)]",
    ],
    ids=["array", "bytes", "touched-list", "global-small-objects", "string", "touched-arrays"],
)
def test_too_much_memory_is_a_memory_limit(source: str) -> None:
    assert run_once(source, limits=Limits(cpu_seconds=10, memory_mb=96)).reason == ExitReason.MEMORY_LIMIT


def test_memory_up_to_the_limit_may_be_used() -> None:
    source = "import numpy as np\ndef solve(n): return float(np.ones(n // 8).sum())"
    outcome = run_once(source, 64 * 2**20)
    assert outcome.reason == ExitReason.FINISHED
    assert 60 * 2**20 < outcome.peak_memory < 96 * 2**20


def test_a_crash_in_a_small_process_of_a_large_grader_is_no_memory_limit() -> None:
    held = np.ones(30_000_000)  # more than the submission may have
    outcome = run_once("import ctypes\ndef solve(): ctypes.string_at(0)")
    assert outcome.reason == ExitReason.CRASHED
    assert outcome.peak_memory < held.nbytes / 4


def test_a_caught_memory_error_is_no_end() -> None:
    source = "def solve():\n    try: bytearray(10**10)\n    except MemoryError: return 'small'"
    assert run_once(source).value == "small"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("raise ValueError('no')", ExitReason.RAISED),
        ("raise SystemExit(0)", ExitReason.RAISED),
        ("raise KeyboardInterrupt", ExitReason.RAISED),
        ("return solve(x)", ExitReason.RAISED),
        ("import os; os._exit(0)", ExitReason.CRASHED),
        ("import ctypes; ctypes.string_at(0)", ExitReason.CRASHED),
        ("import os; os.abort()", ExitReason.CRASHED),
        ("return object()", ExitReason.WRONG_TYPE),
        ("return (i for i in range(x))", ExitReason.WRONG_TYPE),
        ("return 'x' * 100_000", ExitReason.OUTPUT_LIMIT),
        ("import numpy; return numpy.zeros(10_000)", ExitReason.OUTPUT_LIMIT),
        ("while True: print('x' * 1000)", ExitReason.OUTPUT_LIMIT),
    ],
)
def test_a_bad_end_has_its_reason_and_spares_the_other_calls(body: str, reason: ExitReason) -> None:
    source = f"def solve(x):\n    if x == 0: return 'fine'\n    {body}"
    reasons = [outcome.reason for outcome in run_calls(source, [0], [1], [0])]
    assert reasons == [ExitReason.FINISHED, reason, ExitReason.FINISHED]


def test_calls_after_the_total_budget_are_not_made() -> None:
    limits = Limits(cpu_seconds=0.3, wall_seconds=0.9, total_seconds=0.5)
    outcomes = run_calls("def solve():\n    while True: pass", [], [], [], [], limits=limits)
    reasons = [outcome.reason for outcome in outcomes]
    assert reasons == [ExitReason.TIME_LIMIT] * 2 + [ExitReason.OUT_OF_BUDGET] * 2


def test_an_error_shows_only_lines_of_the_submission() -> None:
    outcome = run_once("def solve(x):\n    return inner(x)\n\ndef inner(x):\n    return 1 / x\n", 0)
    assert outcome.error == "ZeroDivisionError: division by zero"
    assert 'File "submission.py", line 2, in solve\n    return inner(x)' in outcome.traceback
    assert 'File "submission.py", line 5, in inner\n    return 1 / x' in outcome.traceback
    assert outcome.traceback.count("File ") == 2


def test_a_syntax_error_shows_its_line() -> None:
    outcome = run_once("x = 1\ndef solve(:\n    pass\n")
    assert "line 2" in outcome.traceback
    assert outcome.error.startswith("SyntaxError")


def test_an_error_text_is_bounded() -> None:
    outcome = run_once("def solve(): raise ValueError('x' * 10**6)")
    assert outcome.reason == ExitReason.RAISED
    assert len(outcome.error) + len(outcome.traceback) < 20_000


def test_what_a_call_prints_belongs_to_it() -> None:
    source = """
        import ctypes, os, sys
        print("loaded")
        def solve(x):
            print("out", x)
            print("err", x, file=sys.stderr)
            os.write(1, b"")
            ctypes.CDLL(None).puts(b"from C")
            if x == 2: raise ValueError
    """
    first, second = run_calls(source, [1], [2])
    assert first.stdout == "loaded\nout 1\nerr 1\nfrom C\n"
    assert second.stdout == "out 2\nerr 2\nfrom C\n"


def test_printed_text_is_cut_and_says_so() -> None:
    outcome = run_once("def solve():\n    print('x' * 30_000)\n    return 1")
    assert (outcome.reason, outcome.value) == (ExitReason.FINISHED, 1)
    assert (len(outcome.stdout), outcome.stdout_truncated) == (QUICK.output_bytes, True)


def test_what_was_printed_before_a_bad_end_is_kept() -> None:
    outcome = run_once("def solve():\n    print('here', flush=True)\n    while True: pass", limits=LOOP)
    assert outcome.stdout == "here\n"


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("pass", False),
        ("x = x[::-1]", False),
        ("x.append(1)", True),
        ("x[1][0] = 7.0", True),
        ("x.sort(key=str)", True),
        ("x.append(x)", True),
        ("x.append(object())", True),
        ("x.extend(['y' * 1000] * 50)", True),
    ],
)
def test_a_changed_argument_is_noticed(body: str, changed: bool) -> None:
    outcome = run_once(f"def solve(x):\n    {body}\n    return 1", [{"b", "a"}, np.zeros(3), "z", 1])
    assert (outcome.value, outcome.changed_arguments) == (1, changed)


def test_an_iterator_is_listed_only_when_asked_for() -> None:
    source = "def solve(n):\n    for i in range(n): yield i"
    assert run_once(source, 3).reason == ExitReason.WRONG_TYPE
    assert run_once(source, 3, collect=True).value == [0, 1, 2]


def test_an_endless_iterator_ends() -> None:
    source = "import itertools\ndef solve(): return itertools.count()"
    assert run_once(source, collect=True).reason == ExitReason.OUTPUT_LIMIT


def test_a_seeded_generator_arrives_and_may_be_used_up() -> None:
    outcome = run_once("def solve(rng): return rng.integers(1000, size=5)", Rng(7))
    assert outcome.value.tolist() == np.random.default_rng(7).integers(1000, size=5).tolist()
    assert outcome.changed_arguments is False


def test_the_seed_settles_every_call() -> None:
    source = """
        import random
        import numpy as np
        def solve(): return [random.random(), float(np.random.rand()), list({"a", "b", "c", "d"})]
    """
    one, two = run_calls(source, [], [], seed=1)
    assert one.value == two.value == run_once(source, seed=1).value
    assert one.value[:2] != run_once(source, seed=2).value[:2]


def test_input_is_at_its_end() -> None:
    outcome = run_once("def solve(): return input()")
    assert outcome.error.startswith("EOFError")


def test_large_arguments_arrive() -> None:
    array = np.arange(2_000_000.0)
    source = "def solve(x, y): return float(x.sum()), len(y)"
    assert run_once(source, array, "é" * 10**6).value == (float(array.sum()), 10**6)


def test_arguments_that_cannot_be_sent_are_a_clear_error() -> None:
    with pytest.raises(TypeError, match="type object"):
        run_once("def solve(x): return x", object())


def test_other_runtimes_are_a_clear_error() -> None:
    with pytest.raises(RuntimeUnavailable, match="'cobol' is not available"):
        run_once("def solve(): pass", runtime="cobol")


def test_two_submissions_at_once_do_not_meet() -> None:
    found: dict[int, object] = {}

    def submit(number: int) -> None:
        source = f"def solve(x):\n    open('/tmp/mine', 'a').write('x')\n    return [{number}, x]"
        found[number] = [outcome.value for outcome in run_calls(source, [1], [2])]

    threads = [threading.Thread(target=submit, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: [[number, 1], [number, 2]] for number in range(4)}


def _children() -> set[str]:
    tasks = Path("/proc/self/task").iterdir()
    return {child for task in tasks for child in (task / "children").read_text().split()}


def test_nothing_is_left_behind() -> None:
    available()
    descriptors, children = os.listdir("/proc/self/fd"), _children()
    run_once("def solve():\n    import os; os._exit(3)")
    run_once("def solve():\n    while True: pass", limits=LOOP)
    run_once("def solve(): return 1")
    assert len(os.listdir("/proc/self/fd")) == len(descriptors)
    assert _children() == children


def test_a_runtime_of_its_own_may_start_a_program_and_no_other_may() -> None:
    source = """
        import os
        def solve(status):
            words = ["python3", "-S", "-c", f"print(6 * 7, flush=True); raise SystemExit({status})"]
            os.execv("/runtime/python/bin/python3", words)
    """
    done, failed = run_calls(source, [0], [3], runtime="program")
    assert (done.reason, done.stdout) == (ExitReason.FINISHED, "42\n")
    assert (failed.reason, failed.error) == (ExitReason.CRASHED, "The process ended with exit status 3.")
    assert run_once(source, 0).reason == ExitReason.RAISED


def test_a_property_is_judged_in_a_sandbox_of_its_own() -> None:
    source = """
def check(args, kwargs, got, expected):
    return True if abs(got - args[0]) < expected else f"{got} is too far from {args[0]}."
"""
    claims = [Claim(Call([5]), got=5.1, expected=0.5), Claim(Call([5]), 9, 0.5), Claim(Call([5]), "x", 0.5)]
    checks = [property_check(outcome) for outcome in run(property_job(source, claims))]
    assert [check.verdict for check in checks] == [
        Verdict.ACCEPTED,
        Verdict.WRONG_ANSWER,
        Verdict.INTERNAL_ERROR,
    ]
    assert checks[1].message == "9 is too far from 5."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"wall": 1}, "unknown wall"),
        ({"cpu_seconds": "2"}, "cpu_seconds is a number"),
        ({"memory_mb": 1.5}, "memory_mb is a whole number"),
        ({"memory_mb": True}, "memory_mb is a whole number"),
        ({"memory_mb": 10**9}, "memory_mb lies between"),
        ({"wall_seconds": float("nan")}, "wall_seconds lies between"),
        ([], "expected a mapping"),
    ],
)
def test_a_bad_limit_is_a_clear_error(raw: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Limits.from_dict(raw)


def test_limits_left_out_have_their_defaults() -> None:
    assert Limits.from_dict({"cpu_seconds": 5}) == Limits(cpu_seconds=5, wall_seconds=15)
