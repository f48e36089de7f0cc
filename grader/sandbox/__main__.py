"""`python -m grader.sandbox doctor`: what holds on this host; exit status 1 if code cannot be run."""

import os
import shutil
import sys
import time

from grader.sandbox import Call, Job, SandboxUnavailable, selftest
from grader.sandbox.canaries import EXPECTED
from grader.sandbox.execution import execute


def doctor() -> int:
    """Print the state of the sandbox; 0 if it holds."""
    print(f"bubblewrap    {shutil.which('bwrap') or 'missing'}")
    user = "root; the harness changes its user" if os.geteuid() == 0 else "an ordinary user"
    print(f"started as    {user}")
    try:
        got = selftest.examine()
        for name, result in got.items():
            print(f"{'ok ' if result == EXPECTED[name] else 'BAD'} {name:20} {result}")
        print(f"a trivial job takes {_milliseconds():.0f} ms")
    except SandboxUnavailable as error:
        print(f"not available: {error}")
        return 1
    held = got == EXPECTED
    print("The sandbox holds." if held else "The sandbox does not hold; nothing will be run.")
    return 0 if held else 1


def _milliseconds() -> float:
    job = Job(source="def same(x):\n    return x\n", entry_point="same", calls=[Call([1])])
    started = time.perf_counter()
    execute(job)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    if sys.argv[1:] != ["doctor"]:
        sys.exit("usage: python -m grader.sandbox doctor")
    sys.exit(doctor())
