"""Changes its priority, for processor or disk.

expect: held
without: seccomp -> escaped
"""

import os


def solve() -> str:
    try:
        os.nice(1)
    except OSError:
        return "held"
    return "escaped"
