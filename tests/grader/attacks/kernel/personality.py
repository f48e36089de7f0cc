"""Changes how programs are laid out in memory: all that is readable can be executed.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.personality(0x0400000) != -1 else "held"
