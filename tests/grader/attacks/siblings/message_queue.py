"""Sends messages to another submission by a queue of POSIX.

expect: held
beside: victim
without: seccomp limits landlock -> escaped
control tier: 2
"""

import ctypes
import time

libc = ctypes.CDLL(None, use_errno=True)
CREATE = 0o102


def victim() -> str:
    made = libc.syscall(240, b"meeting", CREATE, 0o600, None)
    time.sleep(0.2)
    if made != -1:
        libc.syscall(241, b"meeting")
    return "unharmed"


def solve() -> str:
    return "escaped" if libc.syscall(240, b"meeting", 2, 0o600, None) != -1 else "held"
