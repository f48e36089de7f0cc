"""Sleeps until the grader has used so much processor time, or asks how finely that is measured: so it is there.

expect: held
given: grader
without: seccomp -> escaped
control tier: 2
"""

import ctypes
import time

libc = ctypes.CDLL(None, use_errno=True)
ABSOLUTE = 1


def solve(grader: int) -> str:
    clock = ~grader << 3 | 2
    if libc.syscall(230, clock, ABSOLUTE, (ctypes.c_long * 2)(0, 1), None) == 0:
        return "escaped"
    try:
        time.clock_getres(clock)
    except OSError:
        return "held"
    return "escaped"
