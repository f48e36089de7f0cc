"""Adds a filter whose calls wait for an answer by whoever holds a descriptor of it.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    allow = ctypes.create_string_buffer(b"\x06\0\0\0\0\0\xff\x7f", 8)  # return SECCOMP_RET_ALLOW
    program = (1).to_bytes(8, "little") + ctypes.addressof(allow).to_bytes(8, "little")
    return "escaped" if libc.syscall(317, 1, 8, program) != -1 else "held"
