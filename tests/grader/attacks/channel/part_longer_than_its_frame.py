"""Sends a frame whose part claims to be longer than the frame.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> None:
    os.write(3, b"\x0c\0\0\0" + b"\xff\xff\xff\x7f" + bytes(8))
    os._exit(0)
