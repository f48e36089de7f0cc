"""Clears the signal that it gets when its parent ends, to outlive it.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.prctl(1, 0, 0, 0, 0) == 0 else "held"
