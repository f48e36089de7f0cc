"""Compares kernel pointers of processes, which orders what the kernel hides.

expect: held
without: seccomp -> escaped
"""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(312, os.getpid(), os.getpid(), 0, 0, 1) != -1 else "held"
