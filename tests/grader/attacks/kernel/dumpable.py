"""Makes itself readable to other processes of its user again.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.prctl(4, 1, 0, 0, 0) != -1 else "held"
