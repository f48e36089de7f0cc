"""Opens a descriptor of a process, which stays right when the number is used again.

expect: held
without: seccomp -> escaped
"""

import os


def solve() -> str:
    try:
        os.pidfd_open(os.getpid())
    except OSError:
        return "held"
    return "escaped"
