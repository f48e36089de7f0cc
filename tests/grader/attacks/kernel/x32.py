"""Calls the kernel by the x32 interface, whose numbers a careless filter lets through.

expect: forbidden
without: seccomp -> held
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(0x40000000 + 39) != -1 else "held"
