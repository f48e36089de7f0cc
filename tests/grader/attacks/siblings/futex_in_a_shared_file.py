"""Wakes another submission, or is woken by it, at an address in a file that both have mapped.

expect: held
beside: victim
without: seccomp -> escaped
"""

import ctypes
import os
import time

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
WAIT, WAKE = 0, 1


def shared() -> int:
    return int(libc.mmap(None, 4096, 1, 1, os.open(os.__file__, os.O_RDONLY), 0))


def futex(address: int, operation: int, value: int) -> int:
    a_while = (ctypes.c_long * 2)(0, 600_000_000)
    return int(libc.syscall(202, ctypes.c_void_p(address), operation, value, a_while, None, 0))


def victim() -> str:
    address = shared()
    futex(address, WAIT, ctypes.c_uint.from_address(address).value)
    return "unharmed"


def solve() -> str:
    address = shared()
    for _ in range(10):
        if futex(address, WAKE, 9) > 0:
            return "escaped"
        time.sleep(0.01)
    return "held"
