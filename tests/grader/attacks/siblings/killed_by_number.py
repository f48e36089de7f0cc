"""Kills the processes that were started just before and after it.

expect: held
beside: victim
without: seccomp landlock -> escaped
control tier: 2
"""

import os
import time


def victim() -> str:
    time.sleep(0.2)
    return "unharmed"


def solve() -> str:
    own = os.getpid()
    for number in [*range(max(2, own - 2000), own), *range(own + 1, own + 2000)]:
        try:
            os.kill(number, 0)  # whether it may: in the control the machine's other processes are to live
        except OSError:
            continue
        return "escaped"
    return "held"
