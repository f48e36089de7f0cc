"""Asks which security modules confine it.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(461, ctypes.create_string_buffer(64), (ctypes.c_uint * 1)(64), 0) != -1 else "held"
