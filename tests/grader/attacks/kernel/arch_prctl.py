"""Asks for or moves the base of a segment.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(158, 0x1003, ctypes.create_string_buffer(8)) != -1 else "held"
