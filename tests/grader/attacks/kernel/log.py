"""Reads the kernel's log.

expect: held
without: seccomp -> held | escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.klogctl(10, None, 0) != -1 else "held"
