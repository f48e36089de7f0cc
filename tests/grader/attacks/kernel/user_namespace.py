"""Makes a user namespace, in which it would have all capabilities.

expect: forbidden
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.unshare(0x10000000) != -1 else "held"
