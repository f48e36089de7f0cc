"""Keeps a second descriptor of the channel and closes the first, to speak when the harness cannot.

expect: crashed | forged | time_limit
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> str:
    kept = os.dup(3)
    os.close(3)
    os.write(kept, b"\x02\0\0\0\0\0")
    return "escaped"
