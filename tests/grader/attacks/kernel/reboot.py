"""Restarts the host.

expect: forbidden
no control: the kernel asks for a right of the host's, which nobody here has
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(169, 0, 0, 0, None) != -1 else "held"
