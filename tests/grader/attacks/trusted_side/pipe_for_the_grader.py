"""Leaves a named pipe where a grader might look for an answer, and would wait for ever.

expect: held
tiers: 0 1: in tier 2 there is no folder that may be written to
without: seccomp landlock -> escaped
"""

import os


def solve() -> str:
    try:
        os.mkfifo("/tmp/output.txt")
    except OSError:
        return "held"
    return "escaped"
