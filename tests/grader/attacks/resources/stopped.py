"""Stops itself, so that it takes no time and never ends.

expect: held
no control: a process that is the first of its namespace cannot be stopped from within
"""

import os
import signal


def solve() -> str:
    for number in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN):
        try:
            os.kill(os.getpid(), number)
            signal.raise_signal(number)
        except OSError:
            continue
        return "escaped"
    return "held"
