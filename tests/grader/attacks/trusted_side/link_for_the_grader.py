"""Leaves a link to a file of the host where a grader might look for an answer, as with Judge0.

expect: held
tiers: 0 1: in tier 2 there is no folder that may be written to
without: seccomp landlock -> escaped
"""

import os


def solve() -> str:
    try:
        os.symlink("/etc/shadow", "/tmp/output.txt")
    except OSError:
        return "held"
    return "escaped"
