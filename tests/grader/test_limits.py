"""Each limit ends a job with a reason of its own; what is used is measured outside, and charged where it belongs."""

import pytest

from grader.sandbox import Call, ExitReason, Job, Limits, Outcome, limits, run
from tests.grader.sandbox_runs import run_calls, run_once

BURN = """
import time
def burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end: pass
"""


def reason(source: str, *args: object, **given: float) -> ExitReason:
    outcome = run_once(source, *args, limits=Limits.from_dict({"memory_mb": 96, **given}))
    return outcome.reason


# Each limit


@pytest.mark.parametrize(
    ("name", "value", "source", "expected"),
    [
        ("cpu_seconds", 0.1, "def solve():\n    while True: pass", ExitReason.TIME_LIMIT),
        ("wall_seconds", 0.2, "import time\ndef solve(): time.sleep(60)", ExitReason.TIME_LIMIT),
        ("load_seconds", 0.1, "while True: pass", ExitReason.TIME_LIMIT),
        ("memory_mb", 32, "def solve(): return len(bytearray(64 << 20))", ExitReason.MEMORY_LIMIT),
        ("memory_mb", 32, "x = bytearray(64 << 20)\ndef solve(): pass", ExitReason.MEMORY_LIMIT),
        ("output_kb", 1, "def solve(): return 'x' * 2000", ExitReason.OUTPUT_LIMIT),
        ("output_kb", 1, "def solve():\n    while True: print('x' * 500)", ExitReason.OUTPUT_LIMIT),
    ],
)
def test_a_limit_ends_what_goes_beyond_it_with_its_reason(
    name: str, value: float, source: str, expected: ExitReason
) -> None:
    assert reason(source, **{name: value}) == expected


@pytest.mark.parametrize(
    ("name", "value", "source"),
    [
        ("cpu_seconds", 0.6, BURN + "def solve(): burn(0.2)"),
        ("wall_seconds", 5, "import time\ndef solve(): time.sleep(0.2)"),
        ("load_seconds", 0.6, BURN + "burn(0.2)\ndef solve(): pass"),
        ("memory_mb", 96, "def solve(): return len(bytearray(64 << 20))"),
        ("output_kb", 4, "def solve(): return 'x' * 2000"),
    ],
)
def test_what_keeps_within_a_limit_is_done(name: str, value: float, source: str) -> None:
    assert reason(source, **{name: value}) == ExitReason.FINISHED


def test_the_total_is_of_all_calls_together() -> None:
    outcomes = run_calls(BURN + "def solve(): burn(0.15)", [], [], [], [], limits=Limits(total_seconds=0.25))
    reasons = [outcome.reason for outcome in outcomes]
    # On a busy machine the clock may count, which is looked at with patience.
    assert reasons in ([ExitReason.FINISHED] * n + [ExitReason.OUT_OF_BUDGET] * (4 - n) for n in (1, 2))


def test_time_on_the_clock_counts_towards_the_total_too() -> None:
    outcomes = run_calls("import time\ndef solve(): time.sleep(0.2)", *[[]] * 5, limits=Limits(total_seconds=0.1))
    assert outcomes[0].reason == ExitReason.FINISHED
    assert outcomes[-1].reason == ExitReason.OUT_OF_BUDGET


def test_loading_does_not_count_towards_the_total_of_the_calls() -> None:
    source = BURN + "burn(0.3)\ndef solve(): return 1"
    outcomes = run_calls(source, [], [], limits=Limits(load_seconds=2, total_seconds=0.2))
    assert [outcome.value for outcome in outcomes] == [1, 1]


def test_loading_again_and_again_comes_to_an_end() -> None:
    source = "import os, time\ntime.sleep(0.15)\ndef solve(): os._exit(0)"
    outcomes = run_calls(source, *[[]] * 8, limits=Limits(total_seconds=0.1))
    assert outcomes[0].reason == ExitReason.CRASHED
    assert outcomes[-1].reason == ExitReason.OUT_OF_BUDGET


def test_every_process_has_a_scratch_of_so_many_bytes_and_files() -> None:
    fill = f"""
        def solve():
            try:
                with open("/tmp/large", "wb") as file:
                    for _ in range({limits.SCRATCH_BYTES >> 20} * 2): file.write(bytes(1 << 20))
            except OSError as error:
                size = error.errno
            import os
            os.remove("/tmp/large")
            try:
                for n in range({limits.SCRATCH_FILES} * 2): open(f"/tmp/{{n}}", "w").close()
            except OSError as error:
                return [size, error.errno, n < {limits.SCRATCH_FILES}]
    """
    size, files, few = run_once(fill).value
    # ENOSPC, or EFBIG from the limit on one file.
    assert size in (27, 28) and files == 28 and few


def test_every_process_may_open_so_many_files() -> None:
    hold = """
        def solve():
            held = []
            try:
                while True: held.append(open("/dev/null"))
            except OSError as error:
                return [error.errno, len(held)]
    """
    number, held = run_once(hold).value
    assert number == 24 and held < limits.OPEN_FILES


# Who pays


def burned(outcomes: list[Outcome]) -> list[int]:
    """Tenths of a second of processor time, rounded: tests run beside others."""
    return [round(10 * outcome.cpu_seconds) for outcome in outcomes]


def test_the_import_of_the_runtime_is_nobodys_time() -> None:
    assert burned(run_calls("import numpy\ndef solve(): return 1", [], [])) == [0, 0]


def test_loading_is_not_the_first_calls_time() -> None:
    assert burned(run_calls(BURN + "burn(0.3)\ndef solve(): return 1", [], [])) == [0, 0]


def test_what_is_used_between_two_answers_is_charged_to_the_next() -> None:
    # The answer to the first call is out; before the second is read, the submission works on.
    source = BURN + (
        "import os\nwrite, count = os.write, 0\n"
        "def late(descriptor, data):\n"
        "    global count\n"
        "    done = write(descriptor, data)\n"
        "    count += descriptor == 3\n"
        "    if count == 2: burn(0.3)\n"
        "    return done\n"
        "os.write = late\n"
        "def solve(): return 1"
    )
    assert burned(run_calls(source, [], [], [])) == [0, 3, 0]


def test_what_is_used_between_two_answers_may_use_up_the_next_calls_time() -> None:
    source = (
        BURN + "import os\nread = os.read\ndef late(*a):\n    burn(5)\n    return read(*a)\ndef solve(): os.read = late"
    )
    outcomes = run_calls(source, [], [], limits=Limits(cpu_seconds=0.2, wall_seconds=5, load_seconds=1))
    assert [outcome.reason for outcome in outcomes] == [ExitReason.FINISHED, ExitReason.TIME_LIMIT]


@pytest.mark.parametrize(
    "patch",
    [
        "import time; time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0",
        "import resource; resource.getrusage = resource.setrlimit = lambda *a: None",
        "import time, os; os.times = lambda: (0,) * 5; time.clock_gettime = lambda c: 0.0; time.thread_time = id",
    ],
)
def test_clocks_that_lie_inside_change_nothing_outside(patch: str) -> None:
    burn = "def solve():\n    n = 0\n    while n < 1_500_000: n += 1\n"
    (honest,), (lying,) = run_calls(burn, []), run_calls(f"{patch}\n{burn}", [])
    assert lying.cpu_seconds > honest.cpu_seconds / 3 > 0.005
    assert reason(f"{patch}\ndef solve():\n    while True: pass", cpu_seconds=0.1) == ExitReason.TIME_LIMIT
    assert reason(f"{patch}\ndef solve(): bytearray(64 << 20)", memory_mb=32) == ExitReason.MEMORY_LIMIT


def test_memory_is_what_the_kernel_saw_of_the_whole_process() -> None:
    source = "import resource\nresource.getrusage = lambda *a: None\ndef solve(n): return len(bytes(b'x' * n))"
    assert run_once(source, 1).peak_memory < 8 << 20
    outcomes = run_calls(source, [1], [32 << 20], [1])
    assert all(30 << 20 < outcome.peak_memory < 80 << 20 for outcome in outcomes)


def test_a_sleep_costs_the_clock_and_not_the_processor() -> None:
    (outcome,) = run_calls("import time\ndef solve(): time.sleep(0.3)", [])
    assert outcome.wall_seconds >= 0.3
    assert outcome.cpu_seconds < 0.1


# As data


@pytest.mark.parametrize("name", limits.BOUNDS)
def test_a_limit_has_bounds_and_a_default_within_them(name: str) -> None:
    lowest, highest = limits.BOUNDS[name]
    for runtime in limits.LIMITS.values():
        assert lowest <= getattr(runtime, name) <= highest
    for beyond in (lowest / 2 if lowest < 1 else lowest - 1, highest + 1):
        with pytest.raises(ValueError, match=name):
            Limits.from_dict({name: int(beyond) if beyond == int(beyond) else beyond})


def test_every_runtime_has_limits_of_its_own_to_start_from() -> None:
    assert Limits.from_dict({}, "sql") == limits.LIMITS["sql"] != Limits.from_dict({}, "numpy")
    job = Job("def solve(): return 1", "solve", [Call()], limits=Limits.from_dict({}, "numpy"))
    assert run(job)[0].value == 1


@pytest.mark.parametrize("body", ["while True: pass", "import time; time.sleep(9)"])
def test_a_program_that_hangs_up_and_runs_on_is_a_time_limit(body: str) -> None:
    source = f"import os\ndef solve():\n    os.close(3)\n    {body}"
    tight = Limits(cpu_seconds=0.1, wall_seconds=0.3)
    assert run_once(source, limits=tight, runtime="program").reason == ExitReason.TIME_LIMIT
