"""Has the kernel merge equal pages, so that the time of a write tells whether somebody else has that page.

expect: held
without: seccomp -> escaped
"""

import mmap

MERGEABLE = 12


def solve() -> str:
    page = mmap.mmap(-1, 1 << 16, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    try:
        page.madvise(MERGEABLE)
    except OSError:
        return "held"
    return "escaped"
