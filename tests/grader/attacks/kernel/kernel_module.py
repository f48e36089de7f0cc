"""Loads a module into the kernel.

expect: forbidden
no control: the kernel asks for a right of the host's, which nobody here has
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(313, 3, b"", 0) != -1 else "held"
