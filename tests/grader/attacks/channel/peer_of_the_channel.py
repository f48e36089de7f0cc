"""Asks the channel for a descriptor of the process at its other end, to send that a signal.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
SOL_SOCKET, SO_PEERCRED = 1, 17


def solve() -> str:
    told, length = ctypes.create_string_buffer(12), ctypes.c_int(12)
    status = libc.getsockopt(3, SOL_SOCKET, SO_PEERCRED, told, ctypes.byref(length))
    return "escaped" if status == 0 else "held"
