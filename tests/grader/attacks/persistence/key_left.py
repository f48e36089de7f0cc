"""Leaves a key in the keyring of its user, where the next submission finds it.

expect: forbidden
then: again
without: seccomp -> escaped
control tier: 2
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
USER, UNLINK, SEARCH = -4, 9, 10


def solve() -> str:
    libc.syscall(248, b"user", b"left", b"key", 3, USER)
    return "left"


def again() -> str:
    found = libc.syscall(250, SEARCH, USER, b"user", b"left", 0)
    if found == -1:
        return "held"
    libc.syscall(250, UNLINK, found, USER, 0, 0)
    return "escaped"
