"""Reads or changes its table of segments, which many kernels got wrong.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(154, 0, ctypes.create_string_buffer(64), 64) != -1 else "held"
