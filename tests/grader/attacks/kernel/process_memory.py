"""Reads memory by the number of a process.

expect: forbidden
without: seccomp -> escaped
"""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    there, here = ctypes.create_string_buffer(b"secret"), ctypes.create_string_buffer(7)
    vectors = [(ctypes.c_size_t * 2)(ctypes.addressof(buffer), 7) for buffer in (here, there)]
    return "escaped" if libc.process_vm_readv(os.getpid(), vectors[0], 1, vectors[1], 1, 0) == 7 else "held"
