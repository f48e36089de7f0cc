"""Sends half an answer and ends.

expect: crashed
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> None:
    os.write(3, b"\x40\0\0\0half")
    os._exit(0)
