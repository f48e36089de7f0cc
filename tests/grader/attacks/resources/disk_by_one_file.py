"""Fills /tmp with one file.

expect: held
tiers: 0 1: in tier 2 there is no file that may be written to
no control: it would be the memory of the machine; resources/disk_by_many_files takes the same layers away
cpu_seconds: 2
"""

import os


def solve() -> str:
    try:
        for number in range(3):
            with open(f"/tmp/{number}", "wb", buffering=0) as file:
                while os.fstat(file.fileno()).st_size < 12 << 20:
                    file.write(bytes(1 << 20))
    except OSError:
        return "held"
    return "escaped"
