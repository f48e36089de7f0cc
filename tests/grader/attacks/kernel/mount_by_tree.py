"""Takes hold of the mounts by open_tree, of the newer interface.

expect: forbidden
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(428, -100, b"/", 0) != -1 else "held"
