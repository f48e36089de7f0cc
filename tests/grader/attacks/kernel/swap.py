"""Swaps to a file of its own.

expect: forbidden
no control: the kernel asks for a right of the host's, which nobody here has
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.swapon(b"/tmp/swap", 0) != -1 else "held"
