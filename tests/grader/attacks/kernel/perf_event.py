"""Counts events of the processor, its own or those of others.

expect: forbidden
without: seccomp -> escaped | held
"""

import ctypes
import struct

libc = ctypes.CDLL(None, use_errno=True)
SOFTWARE, TASK_CLOCK, NOT_THE_KERNEL = 1, 1, 1 << 5 | 1 << 6


def solve() -> str:
    attributes = struct.pack("IIQQQQQ", SOFTWARE, 112, TASK_CLOCK, 0, 0, 0, NOT_THE_KERNEL).ljust(112, b"\0")
    return "escaped" if libc.syscall(298, attributes, 0, -1, -1, 0) != -1 else "held"
