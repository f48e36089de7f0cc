"""Shuts down one direction of the channel only, so that reading from it ends while writing does not.

expect: held
without: seccomp -> crashed
"""

import ctypes

libc = ctypes.CDLL(None)


def solve() -> str:
    return "escaped" if libc.shutdown(3, 2) == 0 else "held"
