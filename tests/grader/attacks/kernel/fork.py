"""Forks, the usual way.

expect: held
without: seccomp limits -> escaped
"""

import os


def solve() -> str:
    try:
        if os.fork() == 0:
            os._exit(0)
        os.wait()
    except OSError:
        return "held"
    return "escaped"
