"""Grows a mapping that it has, instead of making a new one.

expect: held
no control: memory without limits would endanger the machine
"""

import mmap


def solve() -> str:
    mapped = mmap.mmap(-1, 1 << 20)
    try:
        mapped.resize(1 << 28)
    except (OSError, MemoryError, ValueError):
        return "held"
    return "escaped"
