"""Puts standard output in the place of the channel: the harness's answers are then print-outs.

expect: crashed | time_limit
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> str:
    os.dup2(1, 3)
    return "escaped"
