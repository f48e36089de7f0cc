"""Climbs out of the root by .. relative to a descriptor of a folder.

expect: held
tiers: 0 1: without a root of its own there is nowhere to climb
without: nothing -> escaped
control tier: 2
"""

import os


def solve() -> str:
    try:
        folder = os.open("/usr/lib/../..", os.O_PATH)
        for _ in range(4):
            folder = os.open("..", os.O_PATH, dir_fd=folder)
        os.stat("etc/passwd", dir_fd=folder)
    except OSError:
        return "held"
    return "escaped"
