"""Administers the host: accounting, quotas, clock, domain name.

expect: held
no control: the kernel asks for a right of the host's, which nobody here has
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    attempts = [
        (163, None),
        (179, 0x800001, None, 0, 0),
        (164, bytes(16), None),
        (227, 0, bytes(16)),
        (171, b"name", 4),
    ]
    return "escaped" if any(libc.syscall(*attempt) != -1 for attempt in attempts) else "held"
