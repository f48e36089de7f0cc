"""Moves the end of its heap, without asking Python or the C library for memory.

expect: held
no control: memory without limits would endanger the machine
"""

import ctypes

libc = ctypes.CDLL(None)
libc.sbrk.restype = ctypes.c_void_p
libc.sbrk.argtypes = [ctypes.c_long]
FAILED = (1 << 64) - 1


def solve() -> str:
    return "held" if libc.sbrk(1 << 28) == FAILED else "escaped"
