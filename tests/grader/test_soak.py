"""Many submissions in a row, a tenth of them hostile, leave nothing behind: 500, or 10,000 with --full."""

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import pytest

from grader.sandbox import ExitReason, Job, Limits, Sandbox, SandboxUnavailable
from tests.grader.processes import below, cgroups_of, children, eventually, job, sandbox, supervisor_of, zygotes

READY = 2
# Python's allocator takes and gives back memory by the megabyte, so a few of them may come and go. Over 10,000
# submissions this finds what loses 400 bytes each, over 500 what loses 8 kB.
GROWTH_BYTES = 4 << 20
TIGHT = Limits(cpu_seconds=0.05, wall_seconds=0.5, memory_mb=32, output_kb=4, load_seconds=0.5)
FORGED = """
import os
os.write(3, bytes([9, 0, 0, 0]) + b"forged!!!")
return 1
"""
HOSTILE: list[tuple[Job, ExitReason]] = [
    (job("while True: pass", limits=TIGHT), ExitReason.TIME_LIMIT),
    (job("held = []\nwhile True: held.append(bytearray(1 << 20))", limits=TIGHT), ExitReason.MEMORY_LIMIT),
    (job("import ctypes\nctypes.string_at(0)", limits=TIGHT), ExitReason.CRASHED),
    (job("import ctypes\nctypes.CDLL(None).ptrace(0, 0, 0, 0)", limits=TIGHT), ExitReason.FORBIDDEN),
    (job("while True: print('x' * 1000)", limits=TIGHT), ExitReason.OUTPUT_LIMIT),
    (job("import os\nos._exit(0)", limits=TIGHT), ExitReason.CRASHED),
    (job(FORGED, limits=TIGHT), ExitReason.FORGED),
]


@dataclass(frozen=True)
class Held:
    """What is in use while nothing is asked for: numbers of things, and bytes."""

    processes: int
    our_files: int
    supervisors_files: int
    cgroups: int
    our_memory: int
    supervisors_memory: int


@dataclass(frozen=True)
class Soaked:
    wrong: Counter[str]
    before: Held
    after: Held


@pytest.fixture(scope="module")
def soaked(full: bool) -> Iterator[Soaked]:
    with sandbox(ready=READY) as made:
        assert made.available().ok
        # Everything once, so that what is only done at first is done.
        judged(made, 10 * len(HOSTILE))
        before = held(made)
        wrong = judged(made, 10_000 if full else 500)
        yield Soaked(wrong, before, held(made))


def test_every_submission_had_the_outcome_that_it_deserved(soaked: Soaked) -> None:
    assert soaked.wrong == Counter()


def test_no_process_is_left(soaked: Soaked) -> None:
    assert soaked.after.processes == soaked.before.processes


def test_no_descriptor_is_left_open(soaked: Soaked) -> None:
    assert soaked.after.our_files == soaked.before.our_files
    assert soaked.after.supervisors_files == soaked.before.supervisors_files


def test_no_memory_is_lost(soaked: Soaked) -> None:
    assert soaked.after.our_memory - soaked.before.our_memory < GROWTH_BYTES
    assert soaked.after.supervisors_memory - soaked.before.supervisors_memory < GROWTH_BYTES


def test_no_cgroup_is_left(soaked: Soaked) -> None:
    assert soaked.after.cgroups == soaked.before.cgroups


def judged(made: Sandbox, count: int) -> Counter[str]:
    """What was not as it must be, after `count` submissions by two askers, who take them in turn."""
    numbers: SimpleQueue[int] = SimpleQueue()
    faults: list[str] = []

    def ask() -> None:
        while (number := numbers.get()) < count:
            faults.extend(filter(None, [fault_of(made, number)]))
            numbers.put(number + 2)

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for number, asker in enumerate(askers):
        numbers.put(number)
        asker.start()
    for asker in askers:
        asker.join()
    return Counter(faults)


def fault_of(made: Sandbox, number: int) -> str:
    try:
        return answered(made, number)
    except SandboxUnavailable as error:
        return str(error)


def answered(made: Sandbox, number: int) -> str:
    if number % 10 == 9:
        what, expected = HOSTILE[number // 10 % len(HOSTILE)]
        (outcome,) = made.run(what)
        return "" if outcome.reason == expected else f"{outcome.reason} for {expected}"
    first, second = made.run(job("return x0 + 1", number, calls=2))
    return "" if first.value == second.value == number + 1 else f"{first.reason}, {second.reason}"


def held(made: Sandbox) -> Held:
    """When it has come to rest: one zygote, and as many ready children as there should be."""
    assert eventually(lambda: len(zygotes(made)) == 1 and len(children(made)) == READY)
    time.sleep(0.3)
    supervisor = supervisor_of(made)
    return Held(
        processes=len(below(supervisor)),
        our_files=len(os.listdir("/proc/self/fd")),
        supervisors_files=len(os.listdir(f"/proc/{supervisor}/fd")) if os.geteuid() == 0 else 0,
        cgroups=len(cgroups_of(made)),
        our_memory=memory(os.getpid()),
        supervisors_memory=memory(supervisor),
    )


def memory(pid: int) -> int:
    """Bytes that are its own alone."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon:"))
