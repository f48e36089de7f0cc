"""Leaves shared memory of System V behind: it stays until somebody removes it.

expect: held
then: again
without: seccomp -> escaped
control tier: 2
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
KEY, CREATE, REMOVE = 0x417375, 0o1600, 0


def solve() -> str:
    return f"made {libc.shmget(KEY, 4096, CREATE)}"


def again() -> str:
    found = libc.shmget(KEY, 4096, 0o600)
    if found == -1:
        return "held"
    libc.shmctl(found, REMOVE, None)
    return "escaped"
