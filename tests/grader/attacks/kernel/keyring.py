"""Adds a key to a keyring of the kernel, where it outlives the process.

expect: forbidden
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(248, b"user", b"name", b"key", 3, -2) != -1 else "held"
