"""Fills /tmp with a file that has no name, which nobody who looks there sees.

expect: held
tiers: 0 1: in tier 2 there is no file that may be written to
no control: the limits of the file system count it like others; resources/disk_by_one_file takes them away
"""

import os


def solve() -> str:
    files = []
    try:
        for _ in range(3):
            files.append(os.open("/tmp", os.O_RDWR | os.O_TMPFILE))
            for _ in range(12):
                os.write(files[-1], bytes(1 << 20))
    except OSError:
        return "held"
    return "escaped"
