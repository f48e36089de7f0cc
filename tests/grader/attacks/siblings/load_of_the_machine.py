"""Reads how busy the machine is and how many processes it has: what others are doing.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    told = ctypes.create_string_buffer(128)
    return "escaped" if libc.sysinfo(told) == 0 else "held"
