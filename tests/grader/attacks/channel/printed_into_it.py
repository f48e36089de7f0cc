"""Puts the channel in the place of standard output and prints an answer.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> str:
    os.dup2(3, 1)
    print("escaped")
    return "escaped"
