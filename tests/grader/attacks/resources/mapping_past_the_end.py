"""Maps a file, shortens it and touches what is no longer there, so that the kernel signals in the middle of C.

expect: crashed
tiers: 0 1: in tier 2 there is no file that may be written to
no control: the kernel ends whoever reads past the end of a file
"""

import mmap


def solve() -> str:
    with open("/tmp/short", "w+b") as file:
        file.write(bytes(8192))
        file.flush()
        mapped = mmap.mmap(file.fileno(), 8192)
        file.truncate(0)
        return f"escaped {mapped[5000]}"
