"""Forks twice and leaves the session, as every daemon does.

expect: held
without: seccomp limits -> escaped
control tier: 1
"""

import os


def solve() -> str:
    try:
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os._exit(0)
            os._exit(0)
    except OSError:
        return "held"
    return "escaped"
