"""The sandbox against the least that any other would cost: bubblewrap around a Python that imports numpy."""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from benchmarks.interleaved import Report, in_turns, ratio
from grader.sandbox import Call, ExitReason, Job, run

BATCH = 8
SOURCE = "import numpy as np\n\ndef total(values):\n    return float(np.sum(values))\n"
ALONE = "import numpy as np; print(float(np.sum([1.0, 2.0])))"


def measure() -> Report:
    cold = in_turns({"ours": ours, "bubblewrap + numpy": bubblewrap, "import numpy": bare})
    batches = in_turns({"ours, batch": batch(ours), "bubblewrap + numpy, batch": batch(bubblewrap)}, rounds=5)
    return Report(
        times=cold | batches,
        figures={
            "cold_ms": statistics.median(cold["ours"]) * 1000,
            "bubblewrap_ms": statistics.median(cold["bubblewrap + numpy"]) * 1000,
            "import_numpy_ms": statistics.median(cold["import numpy"]) * 1000,
            "jobs_per_second": BATCH / statistics.median(batches["ours, batch"]),
        },
        ratios={
            "cold": ratio(cold, ours="ours", peer="bubblewrap + numpy"),
            "throughput": ratio(batches, ours="ours, batch", peer="bubblewrap + numpy, batch"),
        },
    )


def ours() -> None:
    outcome = run(Job(source=SOURCE, entry_point="total", calls=[Call([[1.0, 2.0]])]))[0]
    if outcome.reason is not ExitReason.FINISHED:
        raise RuntimeError(f"the job ended as {outcome.reason}: {outcome.error}")


def bubblewrap() -> None:
    program = shutil.which("bwrap")
    if program is None:
        raise RuntimeError("bubblewrap is not installed, so there is nothing to compare with")
    # Its own user's view of the machine, without a network: the least that can be called a sandbox.
    confined = [program, "--ro-bind", "/", "/", "--tmpfs", "/tmp", "--unshare-all", "--die-with-parent"]
    subprocess.run([*confined, sys.executable, "-c", ALONE], check=True, capture_output=True)


def bare() -> None:
    subprocess.run([sys.executable, "-c", ALONE], check=True, capture_output=True)


def batch(action: Callable[[], None]) -> Callable[[], None]:
    """Several at a time, as many as there are cores."""

    def act() -> None:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda _: action(), range(BATCH)))

    return act
