"""Makes a file that runs as its owner.

expect: held
tiers: 0 1: in tier 2 there is no file to write to; the filter is the same
without: seccomp -> escaped
"""

import os


def solve() -> str:
    try:
        with open("/tmp/program", "wb") as file:
            os.fchmod(file.fileno(), 0o4755)
    except OSError:
        return "held"
    return "escaped"
