"""Has the kernel send its parent a signal of its choice as soon as a pipe can be read (F_SETOWN, F_SETSIG).

expect: held
no control: without them it succeeds in tier 2, and dies with the parent that it has killed
"""

import fcntl
import os
import time

SET_SIGNAL, KILL = 10, 9


def solve() -> str:
    parent = os.getppid()
    readable, writable = os.pipe()
    try:
        fcntl.fcntl(readable, fcntl.F_SETOWN, parent)
        fcntl.fcntl(readable, SET_SIGNAL, KILL)
        fcntl.fcntl(readable, fcntl.F_SETFL, os.O_ASYNC)
    except OSError:
        return "held"
    os.write(writable, b"x")
    time.sleep(0.1)
    return "held" if os.getppid() == parent else "escaped"
