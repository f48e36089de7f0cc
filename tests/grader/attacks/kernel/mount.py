"""Mounts a file system.

expect: forbidden
without: seccomp capabilities landlock -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) != -1 else "held"
