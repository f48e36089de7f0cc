"""Moves its memory between the parts of the machine.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(238, 0, None, 0) != -1 else "held"
