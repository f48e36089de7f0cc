"""Changes the name of the host, or of its namespace.

expect: held
without: seccomp capabilities -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.sethostname(b"mine", 4) != -1 else "held"
