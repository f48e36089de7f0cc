"""Loads a program into the kernel.

expect: forbidden
without: seccomp -> held
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(321, 0, bytes(64), 64) != -1 else "held"
