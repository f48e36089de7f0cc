"""Gives up the protection from speculative execution.

expect: held
without: seccomp -> escaped | held
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.prctl(53, 1, 2, 0, 0) != -1 else "held"
