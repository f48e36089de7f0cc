"""Locks its memory, so that the kernel cannot swap it out in favour of others.

expect: held
without: seccomp limits -> escaped
"""

import ctypes

libc = ctypes.CDLL(None)


def solve() -> str:
    return "escaped" if libc.mlock(ctypes.create_string_buffer(1 << 16), 1 << 16) == 0 else "held"
