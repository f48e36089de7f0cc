"""Scans the raw memory of the process, page by page, for the bytes of the next call.


expect: held
calls: 2
cpu_seconds: 1
no control: later inputs are outside until an answer has come
"""

import ctypes
import os

PAGE, AROUND = 4096, 2048
libc = ctypes.CDLL(None)


def solve(x: int) -> str:
    # The last digit is never written next to the others here, or it would be found in our own memory.
    wanted, last, present = str(x)[:-1].encode(), str(x + 1)[-1:].encode(), False
    readable, writable = os.pipe()
    here = id(bytearray(1)) // PAGE * PAGE
    for page in range(here - AROUND * PAGE, here + AROUND * PAGE, PAGE):
        if libc.write(writable, ctypes.c_void_p(page), PAGE) != PAGE:
            continue
        parts = os.read(readable, PAGE).split(wanted)
        present = present or len(parts) > 1
        if any(part.startswith(last) for part in parts[1:]):
            return "escaped"
    return "held" if present else "the present input was to be found"
