"""Keeps bytes in the buffers of pipes, which are the kernel's and which no limit of memory counts.

What it gets is bounded by its descriptors and by what one user may keep in pipes.

expect: held
cpu_seconds: 1
memory_mb: 16
no control: without the limit on descriptors it would be the whole machine's pipes
"""

import contextlib
import fcntl
import os

SET_SIZE, MOST = 1031, 40 << 20


def solve() -> str:
    kept = 0
    try:
        while True:
            _, writable = os.pipe()
            with contextlib.suppress(OSError):
                fcntl.fcntl(writable, SET_SIZE, 1 << 20)
            fcntl.fcntl(writable, fcntl.F_SETFL, os.O_NONBLOCK)
            try:
                while True:
                    kept += os.write(writable, bytes(1 << 16))
            except BlockingIOError:
                continue
    except OSError:
        return "escaped" if kept > MOST else "held"
