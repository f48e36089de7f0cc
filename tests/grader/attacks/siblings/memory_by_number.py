"""Reads the memory of another submission by the number of its process; that one even tries to open itself up.

expect: forbidden
beside: victim
without: seccomp landlock -> escaped
control tier: 2
"""

import ctypes
import os
import time

libc = ctypes.CDLL(None, use_errno=True)
DUMPABLE = 4


def victim() -> str:
    libc.prctl(DUMPABLE, 1, 0, 0, 0)
    time.sleep(0.2)
    return "unharmed"


def solve() -> str:
    here = ctypes.create_string_buffer(8)
    ours, theirs = (ctypes.c_size_t * 2)(ctypes.addressof(here), 8), (ctypes.c_size_t * 2)(id(os), 8)
    own = os.getpid()
    for number in range(max(1, own - 2000), max(2, own)):
        if libc.process_vm_readv(number, ours, 1, theirs, 1, 0) == 8:
            return "escaped"
    return "held"
