"""Signals to another submission by a semaphore of System V.

expect: held
beside: victim
without: seccomp -> escaped
control tier: 2
"""

import ctypes
import time

libc = ctypes.CDLL(None, use_errno=True)
KEY, CREATE, REMOVE = 0x417374, 0o1600, 0


def victim() -> str:
    made = libc.semget(KEY, 1, CREATE)
    time.sleep(0.2)
    libc.semctl(made, 0, REMOVE)
    return "unharmed"


def solve() -> str:
    return "escaped" if libc.semget(KEY, 1, 0o600) != -1 else "held"
