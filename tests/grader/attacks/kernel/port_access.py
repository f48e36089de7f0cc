"""Asks for access to the ports of devices.

expect: held
without: seccomp -> escaped | held
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.iopl(0) != -1 else "held"
