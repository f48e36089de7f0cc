"""The sandbox against the least that any other would cost: bubblewrap around a Python that imports numpy.

ready: a process waits for the job. cold: none does, it is forked for it. Both from the call to the outcomes, as is a
bubblewrap of its own for each job. Ours is in tier 1, which every host has that has bubblewrap. verdict: from POST to
the committed verdict, in the embedded product.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path

import numpy as np

from benchmarks.interleaved import Report, Times, in_turns, ratio
from benchmarks.verdict import verdicts
from grader.sandbox import Call, ExitReason, Job, Sandbox, Settings
from grader.sandbox.execution import encoded
from grader.sandbox.session import Session

ROUNDS = 15
BATCHES = 5
BATCH = 48
SLOW_BATCH = 6
READY = 4
# Between two rounds of "ready", as between two submissions, the next process gets ready.
SETTLE_SECONDS = 0.03
INPUTS = [np.random.default_rng(seed).normal(size=100) for seed in range(5)]
SOURCE = "import numpy as np\n\ndef solve(x):\n    return np.cumsum(np.sort(x)) / x.size\n"
JOB = Job(source=SOURCE, entry_point="solve", calls=[Call([values]) for values in INPUTS])
ALONE = (
    f"{SOURCE}\nimport sys\nfor line in sys.stdin.read().split():\n"
    "    sys.stdout.write(solve(np.frombuffer(bytes.fromhex(line))).tobytes().hex() + chr(10))\n"
)
LINES = "\n".join(values.tobytes().hex() for values in INPUTS).encode()
PEERS = {
    "nsjail": ["nsjail", "-Mo", "-Q", "--chroot", "/", "--"],
    "isolate": ["isolate", "--run", "--dir=/=/", "--"],
    "gVisor": ["runsc", "--network=none", "do"],
}


def measure() -> Report:
    with ExitStack() as stack:
        ready = stack.enter_context(Sandbox(Settings(tier=1, ready=READY)))
        cold = stack.enter_context(Sandbox(Settings(tier=1, ready=0)))
        single = in_turns(_contestants(ready, cold), rounds=ROUNDS, pause=SETTLE_SECONDS, warm=True)
        memory = _memory_of_a_ready_process(ready)
        parts = _parts(ready)
    rates = _throughput(1) | _throughput(2)
    posted = verdicts(ROUNDS)
    figures = _figures(single, rates, memory) | parts
    return Report(times=single | posted, figures=figures, ratios=_ratios(single, rates, posted))


def _contestants(ready: Sandbox, cold: Sandbox) -> dict[str, Callable[[], object]]:
    found: dict[str, Callable[[], object]] = {
        "ready": lambda: _ours(ready),
        "cold": lambda: _ours(cold),
        "bubblewrap + numpy": _bubblewrap,
        "import numpy": _bare,
        "fork + exit of numpy": _Forker(),
    }
    for name, command in PEERS.items():
        if program := shutil.which(command[0]):
            words = [program, *command[1:]]
            found[f"{name} + numpy"] = lambda words=words: _alone(words)  # type: ignore[misc]
    return found


def _ours(sandbox: Sandbox) -> None:
    reasons = {outcome.reason for outcome in sandbox.run(JOB)}
    if reasons != {ExitReason.FINISHED}:
        raise RuntimeError(f"the job ended as {reasons}")


def _bare() -> None:
    subprocess.run([sys.executable, "-c", ALONE], input=LINES, check=True, capture_output=True)


def _bubblewrap() -> None:
    program = shutil.which("bwrap")
    if program is None:
        raise RuntimeError("bubblewrap is not installed, so there is nothing to compare with")
    # The host's own view, without a network: the least that can be called a sandbox.
    _alone([program, "--ro-bind", "/", "/", "--tmpfs", "/tmp", "--unshare-all", "--die-with-parent", "--"])


def _alone(words: list[str]) -> None:
    subprocess.run([*words, sys.executable, "-c", ALONE], input=LINES, check=True, capture_output=True)


class _Forker:
    """The limit: a process with numpy in it forks one that ends at once."""

    PROGRAM = (
        "import os, sys, numpy, gc\ngc.freeze()\nfor _ in sys.stdin:\n    pid = os.fork()\n"
        "    if pid == 0: os._exit(0)\n    os.waitpid(pid, 0)\n    print(flush=True)\n"
    )

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.process.stdout.readline()


def _throughput(cores: int) -> dict[str, float]:
    """Jobs per second, by contestant, on so many cores: as many askers, and everything they start."""
    with _on_cores(cores), Sandbox(Settings(tier=1, ready=2 * cores)) as sandbox:
        batches = {
            f"ours, {cores}": _batch(lambda: _ours(sandbox), BATCH * cores, cores),
            f"bubblewrap, {cores}": _batch(_bubblewrap, SLOW_BATCH * cores, cores),
        }
        times = in_turns(batches, rounds=BATCHES)
    sizes = cycle((BATCH * cores, SLOW_BATCH * cores))
    return {name: next(sizes) / statistics.median(seconds) for name, seconds in times.items()}


def _batch(action: Callable[[], None], size: int, at_once: int) -> Callable[[], None]:
    def act() -> None:
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(lambda _: action(), range(size)))

    return act


@contextmanager
def _on_cores(count: int) -> Iterator[None]:
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(everywhere)[:count]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, everywhere)


def _parts(sandbox: Sandbox) -> dict[str, float]:
    """Where the time of a ready job goes, in ms: medians of the same rounds."""
    found: dict[str, list[float]] = {"lease": [], "load": [], "five calls": [], "its own processor time": []}
    for _ in range(ROUNDS):
        time.sleep(SETTLE_SECONDS)
        started = time.perf_counter()
        child = sandbox.lease("numpy", JOB.limits)
        leased = time.perf_counter()
        with Session(JOB, child) as session:
            outcomes = [session.load()]
            loaded = time.perf_counter()
            outcomes += [session.call(encoded(call)) for call in JOB.calls]
            called = time.perf_counter()
        found["lease"].append(leased - started)
        found["load"].append(loaded - leased)
        found["five calls"].append(called - loaded)
        found["its own processor time"].append(sum(outcome.cpu_seconds for outcome in outcomes))
    return {f"of that, {name} ms": statistics.median(seconds) * 1000 for name, seconds in found.items()}


def _memory_of_a_ready_process(sandbox: Sandbox) -> float:
    """MB that one more of them takes: what it does not share, and its part of what it does (PSS); 0 if nobody tells."""
    child = sandbox.lease("numpy", JOB.limits)
    try:
        lines = Path(f"/proc/{child.pid}/smaps_rollup").read_text().splitlines()
    except PermissionError:
        return 0.0
    finally:
        child.release()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _figures(single: Times, rates: dict[str, float], memory: float) -> dict[str, float]:
    milliseconds = {f"{name} ms": statistics.median(seconds) * 1000 for name, seconds in single.items()}
    return milliseconds | {f"{name} cores/s": rate for name, rate in rates.items()} | {"ready process MB": memory}


def _ratios(single: Times, rates: dict[str, float], posted: Times) -> dict[str, float]:
    peer = "bubblewrap + numpy"
    return {
        "ready": ratio(single, ours="ready", peer=peer),
        "cold": ratio(single, ours="cold", peer=peer),
        "throughput": rates["ours, 1"] / rates["bubblewrap, 1"],
        "throughput_2": rates["ours, 2"] / rates["bubblewrap, 2"],
        "limit": ratio(single, ours="ready", peer="fork + exit of numpy"),
        "verdict": ratio(posted, ours="POST to verdict", peer="import numpy alone"),
    }
