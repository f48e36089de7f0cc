"""Kills every process that it may.

expect: held
beside: victim
without: seccomp -> held
"""

import os
import time


def victim() -> str:
    time.sleep(0.2)
    return "unharmed"


def solve() -> str:
    try:
        os.kill(-1, 9)
    except OSError:
        return "held"
    return "escaped"
