"""Shares memory with another submission by a key of System V.

expect: held
beside: victim
without: seccomp -> escaped
control tier: 2
"""

import ctypes
import time

libc = ctypes.CDLL(None, use_errno=True)
KEY, CREATE, REMOVE = 0x417373, 0o1600, 0


def victim() -> str:
    made = libc.shmget(KEY, 4096, CREATE)
    time.sleep(0.2)
    libc.shmctl(made, REMOVE, None)
    return "unharmed"


def solve() -> str:
    return "escaped" if libc.shmget(KEY, 4096, 0o600) != -1 else "held"
