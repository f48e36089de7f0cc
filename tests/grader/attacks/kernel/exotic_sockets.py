"""Makes a socket of any family there is: for VSOCK, cryptography, Bluetooth, CAN and forty more.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    for family in range(3, 46):
        for kind in (1, 2, 3, 5):
            if libc.socket(family, kind, 0) != -1:
                return "escaped"
    return "held"
