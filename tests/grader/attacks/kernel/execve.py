"""Becomes another program, one without a harness.

expect: held
tiers: 0 1: in tier 2 the interpreter lies elsewhere; the filter is the same
without: seccomp landlock -> crashed
"""

import os


def solve() -> str:
    try:
        os.execv("/runtime/python/bin/python3", ["python3", "-c", ""])
    except OSError:
        return "held"
