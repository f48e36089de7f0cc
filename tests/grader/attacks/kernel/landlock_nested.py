"""Nests Landlock rules of its own, of which the kernel takes only so many.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(444, None, 0, 1) != -1 else "held"
