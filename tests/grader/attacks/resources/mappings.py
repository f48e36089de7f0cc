"""Breaks its memory into as many mappings as the kernel allows, each with a record of its own in the kernel.

expect: held | memory_limit
cpu_seconds: 1
no control: the kernel has a limit of its own, of 65,530 mappings
"""

import ctypes

libc = ctypes.CDLL(None)
PAGE, PAGES = 4096, 20_000
libc.mmap.restype = ctypes.c_void_p
libc.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]


def solve() -> str:
    start = libc.mmap(None, PAGE * PAGES, 3, 0x22, -1, 0)
    made = sum(libc.mprotect(start + PAGE * number, PAGE, 1) == 0 for number in range(0, PAGES, 2))
    return "escaped" if made > 65_000 else "held"
