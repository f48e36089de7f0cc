"""Writes to standard error byte by byte: each is a message to the grader of its own.

expect: output_limit | time_limit
no control: somebody has to keep what is printed, or throw it away
"""

import os


def solve() -> None:
    while True:
        os.write(2, b"x")
