"""Has itself traced by its parent, whose stops it would then cause.

expect: forbidden
no control: a parent that traces unwillingly has to be killed
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.ptrace(0, 0, 0, 0) == 0 else "held"
