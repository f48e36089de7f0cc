"""Opens by openat2, whose flags are in memory, where no filter sees them.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(437, -100, b"/dev/null", bytes(24), 24) != -1 else "held"
