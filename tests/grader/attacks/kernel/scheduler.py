"""Changes how it is scheduled.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.sched_setscheduler(0, 3, bytes(4)) != -1 else "held"
