"""Traces a process, as every debugger does.

expect: forbidden
without: seccomp -> held
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.ptrace(16, 1, 0, 0) != -1 else "held"
