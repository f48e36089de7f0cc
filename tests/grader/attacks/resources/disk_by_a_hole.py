"""Makes a file that says it is a terabyte long.

expect: held | crashed
tiers: 0 1: in tier 2 there is no file that may be written to
without: limits -> escaped
"""

import os


def solve() -> str:
    with open("/tmp/hole", "wb") as file:
        try:
            os.ftruncate(file.fileno(), 1 << 40)
        except OSError:
            return "held"
    return "escaped"
