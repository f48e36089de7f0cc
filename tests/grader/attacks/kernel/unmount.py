"""Takes a mount away, to see what it hides.

expect: forbidden
without: seccomp capabilities landlock -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.umount2(b"/tmp", 2) != -1 else "held"
