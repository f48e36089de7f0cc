"""Announces a frame of two gigabytes, so that the grader makes room for it.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> None:
    os.write(3, b"\xff\xff\xff\x7f" + bytes(100))
    os._exit(0)
