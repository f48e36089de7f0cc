"""Patches the function by which the harness writes, so that its answer never leaves.

expect: time_limit
wall_seconds: 0.4
no control: whoever waits has to stop waiting some time
"""

import os


def solve() -> int:
    os.write = lambda descriptor, data: len(bytes(data))
    return 1
