"""Reads or steers the kernel's clock.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.adjtimex(ctypes.create_string_buffer(256)) != -1 else "held"
