"""Leaves a message in a queue of System V behind.

expect: held
then: again
without: seccomp -> escaped
control tier: 2
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
KEY, CREATE, REMOVE = 0x417376, 0o1600, 0


def solve() -> str:
    made = libc.msgget(KEY, CREATE)
    return f"sent {libc.msgsnd(made, bytes(7) + b'x', 0, 0o4000)}"


def again() -> str:
    found = libc.msgget(KEY, 0o600)
    if found == -1:
        return "held"
    libc.msgctl(found, REMOVE, None)
    return "escaped"
