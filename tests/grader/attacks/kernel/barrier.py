"""Makes every processor of the host stop for a moment, again and again.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(324, 1, 0, 0) != -1 else "held"
