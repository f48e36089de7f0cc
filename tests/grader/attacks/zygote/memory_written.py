"""Writes into the memory of its parent, from which all later submissions are copied.

expect: forbidden
no control: siblings/memory_by_number has it; here it would end what the control runs in
"""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    ours = (ctypes.c_size_t * 2)(id(os), 8)
    return "escaped" if libc.process_vm_writev(os.getppid() or 1, ours, 1, ours, 1, 0) == 8 else "held"
