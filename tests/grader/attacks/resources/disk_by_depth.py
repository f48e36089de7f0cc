"""Makes folders in folders, so deep that no path leads there and whoever cleans up gets lost.

expect: held
tiers: 0 1: in tier 2 there is no folder that may be written to
without: scratch read_only_root landlock -> escaped
"""

import os


def solve() -> str:
    try:
        os.chdir("/tmp")
        for _ in range(1000):
            os.mkdir("deeper")
            os.chdir("deeper")
    except OSError:
        return "held"
    return "escaped"
