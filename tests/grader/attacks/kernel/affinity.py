"""Chooses its processors, to be where somebody else is measured.

expect: held
without: seccomp -> escaped
"""

import os


def solve() -> str:
    try:
        os.sched_setaffinity(0, {0})
    except OSError:
        return "held"
    return "escaped"
