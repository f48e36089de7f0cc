"""Leaves the session and the group of its parent, which are what many a judge kills.

expect: held
without: seccomp -> escaped
control tier: 2
"""

import os


def solve() -> str:
    try:
        os.setsid()
    except OSError:
        return "held"
    return "escaped"
