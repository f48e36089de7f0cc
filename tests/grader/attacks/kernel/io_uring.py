"""Has the kernel do its system calls for it, past the filter.

expect: forbidden
without: seccomp limits -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(425, 8, ctypes.create_string_buffer(120)) != -1 else "held"
