"""Finds a file of the runtime locked by another submission: a sign from one to the other.

expect: held
beside: victim
without: seccomp -> escaped
"""

import fcntl
import os
import time


def victim() -> str:
    with open(os.__file__) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
        except OSError:
            return "unharmed"
        time.sleep(0.2)
    return "unharmed"


def solve() -> str:
    with open(os.__file__) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return "escaped"
        except OSError:
            return "held"
    return "held"
