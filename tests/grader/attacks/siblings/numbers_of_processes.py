"""Finds out which processes there are, by asking on which processors they may run.

expect: held
given: grader
without: seccomp -> escaped
control tier: 2
"""

import os


def solve(grader: int) -> str:
    try:
        os.sched_getaffinity(grader)
    except OSError:
        return "held"
    return "escaped"
