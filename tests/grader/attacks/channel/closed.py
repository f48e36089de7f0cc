"""Closes the channel and computes on, so that nobody can tell it to stop.

expect: crashed
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> None:
    os.close(3)
    while True:
        pass
