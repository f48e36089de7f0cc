"""Sets its capabilities to all there are.

expect: held
without: seccomp capabilities -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    header = (0x20080522).to_bytes(4, "little") + bytes(4)
    return (
        "escaped"
        if libc.capset(header, b"\xff" * 4 + b"\xff" * 4 + bytes(4) + b"\xff\1\0\0" * 2 + bytes(4)) == 0
        else "held"
    )
