"""Maps shared memory that has no name and no file, which many a limit does not count.

expect: held
no control: memory without limits would endanger the machine
"""

import mmap


def solve() -> str:
    held = []
    try:
        for _ in range(40):
            held.append(mmap.mmap(-1, 8 << 20))
            held[-1].write(b"x" * (8 << 20))
    except (OSError, MemoryError):
        return "held"
    return "escaped"
