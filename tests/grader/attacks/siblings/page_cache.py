"""Asks which pages of shared files are in memory: what others have used lately.

expect: held
without: seccomp -> escaped
"""

import ctypes
import mmap
import os

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    with open(os.__file__, "rb") as file:
        mapped = mmap.mmap(file.fileno(), 4096, mmap.MAP_PRIVATE, mmap.PROT_READ | mmap.PROT_WRITE)
        address = ctypes.addressof(ctypes.c_char.from_buffer(mapped))
        if libc.mincore(ctypes.c_void_p(address), 4096, ctypes.create_string_buffer(1)) == 0:
            return "escaped"
        asked = (ctypes.c_uint64 * 2)(0, 4096)
        if libc.syscall(451, file.fileno(), asked, ctypes.create_string_buffer(40), 0) == 0:
            return "escaped"
    return "held"
