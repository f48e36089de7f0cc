"""Enters the namespaces of another process.

expect: forbidden
without: seccomp -> held
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.setns(3, 0) != -1 else "held"
