"""Opens as many descriptors as it can.

expect: held
without: limits -> escaped
"""

import os


def solve() -> str:
    try:
        for _ in range(500):
            os.open("/dev/null", os.O_RDONLY)
    except OSError:
        return "held"
    return "escaped"
