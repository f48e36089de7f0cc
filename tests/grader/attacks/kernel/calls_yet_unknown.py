"""Tries the numbers of system calls that newer kernels may have.

expect: held
without: seccomp -> escaped
"""

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    for number in range(462, 640):
        if libc.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() != errno.EPERM:
            return "escaped"
    return "held"
