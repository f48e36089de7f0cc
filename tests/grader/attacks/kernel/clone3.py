"""Forks by clone3, whose flags are in memory, where no filter sees them.

expect: held
no control: the process that it makes would go on in the middle of the harness
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return "escaped" if libc.syscall(435, bytes(32) + (17).to_bytes(8, "little") + bytes(24), 64) != -1 else "held"
