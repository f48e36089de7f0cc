"""Changes how its requests to disks are scheduled.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(251, 1, 0, 0x4000) != -1 else "held"
