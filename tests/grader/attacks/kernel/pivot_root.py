"""Puts another folder in the place of the root.

expect: forbidden
without: seccomp capabilities landlock -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(155, b"/tmp", b"/tmp") != -1 else "held"
