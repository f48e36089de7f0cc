"""Handles its own page faults, to hold the kernel up in the middle of a copy.

expect: forbidden
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(323, 1) != -1 else "held"
