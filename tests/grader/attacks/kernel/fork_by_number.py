"""Forks by the number of the system call, past the C library and whatever watches it.

expect: held
without: seccomp limits -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    pid = libc.syscall(57)
    if pid == 0:
        libc._exit(0)
    return "escaped" if pid > 0 else "held"
