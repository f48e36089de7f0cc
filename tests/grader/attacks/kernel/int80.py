"""Calls the kernel by the interface of 32-bit programs, where the numbers mean other calls.

expect: forbidden
without: seccomp -> escaped
"""

import ctypes
import mmap


def solve() -> str:
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(bytes([0xB8, 20, 0, 0, 0, 0xCD, 0x80, 0xC3]))  # mov eax, 20 (getpid); int 0x80; ret
    run = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
    return "escaped" if run() > 0 else "held"
