"""Makes a timer of POSIX, which the kernel keeps and which sends any signal.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(222, 1, None, ctypes.byref(ctypes.c_int())) == 0 else "held"
